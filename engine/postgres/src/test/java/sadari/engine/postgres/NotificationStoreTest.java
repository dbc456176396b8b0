package sadari.engine.postgres;

import org.junit.jupiter.api.Nested;
import sadari.contract.notification.NotificationStoreContract;

class NotificationStoreTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements NotificationStoreContract {}

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements NotificationStoreContract {}
}
