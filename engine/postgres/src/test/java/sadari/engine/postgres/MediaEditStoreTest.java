package sadari.engine.postgres;

import org.junit.jupiter.api.Nested;
import sadari.contract.media.MediaEditStoreContract;

class MediaEditStoreTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements MediaEditStoreContract {}

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements MediaEditStoreContract {}
}
