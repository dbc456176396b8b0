package sadari.engine.postgres;

import org.junit.jupiter.api.Nested;
import sadari.contract.post.PostStoreContract;

class PostStoreTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements PostStoreContract {}

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements PostStoreContract {}
}
