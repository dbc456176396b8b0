package sadari.engine.postgres;

import org.junit.jupiter.api.Nested;
import sadari.contract.job.ScheduleContract;

class ScheduleTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements ScheduleContract {}

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements ScheduleContract {}
}
