package sadari.engine.postgres;

import org.junit.jupiter.api.Nested;
import sadari.contract.reaction.ReactionStoreContract;

class ReactionStoreTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements ReactionStoreContract {}

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements ReactionStoreContract {}
}
