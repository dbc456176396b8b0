package sadari.engine.postgres;

import org.junit.jupiter.api.Nested;
import sadari.contract.search.AccountIndexContract;

class AccountIndexTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements AccountIndexContract {}

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements AccountIndexContract {}
}
