package sadari.engine.postgres;

import org.junit.jupiter.api.Nested;
import sadari.contract.outbox.OutboxContract;

class OutboxTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements OutboxContract {}

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements OutboxContract {}
}
