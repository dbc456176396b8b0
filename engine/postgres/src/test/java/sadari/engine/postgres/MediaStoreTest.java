package sadari.engine.postgres;

import org.junit.jupiter.api.Nested;
import sadari.contract.media.MediaStoreContract;

class MediaStoreTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements MediaStoreContract {}

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements MediaStoreContract {}
}
