package sadari.engine.postgres;

import org.junit.jupiter.api.Nested;
import sadari.contract.session.AppStoreContract;

class AppStoreTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements AppStoreContract {}

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements AppStoreContract {}
}
