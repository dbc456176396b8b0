package sadari.engine.postgres;

import org.junit.jupiter.api.Nested;
import sadari.contract.moderation.ModerationLogContract;

class ModerationLogTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements ModerationLogContract {}

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements ModerationLogContract {}
}
