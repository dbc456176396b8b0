package sadari.engine.postgres;

import org.junit.jupiter.api.Nested;
import sadari.contract.account.HandleDirectoryContract;

class HandleDirectoryTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements HandleDirectoryContract {}

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements HandleDirectoryContract {}
}
