package sadari.engine.postgres;

import org.junit.jupiter.api.Nested;
import sadari.contract.timeline.HomeStoreContract;

class HomeStoreTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements HomeStoreContract {}

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements HomeStoreContract {}
}
