package sadari.engine.postgres;

import org.junit.jupiter.api.Nested;
import sadari.contract.moderation.ReportStoreContract;

class ReportStoreTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements ReportStoreContract {}

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements ReportStoreContract {}
}
