package sadari.engine.postgres;

import org.junit.jupiter.api.Nested;
import sadari.contract.account.AccountStoreContract;

class AccountStoreTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements AccountStoreContract {}

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements AccountStoreContract {}
}
