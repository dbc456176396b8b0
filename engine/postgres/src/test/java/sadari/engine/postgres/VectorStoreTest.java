package sadari.engine.postgres;

import org.junit.jupiter.api.Nested;
import sadari.contract.consistency.VectorStoreContract;

class VectorStoreTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements VectorStoreContract {}

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements VectorStoreContract {}
}
