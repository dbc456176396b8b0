package sadari.engine.postgres;

import org.junit.jupiter.api.Nested;
import sadari.contract.outbox.DeadLettersContract;

class DeadLettersTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements DeadLettersContract {}

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements DeadLettersContract {}
}
