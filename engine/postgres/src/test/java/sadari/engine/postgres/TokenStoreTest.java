package sadari.engine.postgres;

import org.junit.jupiter.api.Nested;
import sadari.contract.session.TokenStoreContract;

class TokenStoreTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements TokenStoreContract {}

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements TokenStoreContract {}
}
