package sadari.engine.postgres;

import org.junit.jupiter.api.Nested;
import sadari.contract.timeline.TimelineIndexContract;

class TimelineIndexTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements TimelineIndexContract {}

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements TimelineIndexContract {}
}
