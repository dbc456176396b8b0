package sadari.engine.postgres;

import org.junit.jupiter.api.Nested;
import sadari.contract.post.ThreadStoreContract;

class ThreadStoreTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements ThreadStoreContract {}

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements ThreadStoreContract {}
}
