package sadari.engine.postgres;

import org.junit.jupiter.api.Nested;

class EngineTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled
      implements FailureTests, StandbyTests, PoolTests, MigrationTests, CrashTests {}

  @Nested
  class OnOldest extends PostgresTest.Debian15
      implements FailureTests, StandbyTests, PoolTests, MigrationTests, CrashTests {}
}
