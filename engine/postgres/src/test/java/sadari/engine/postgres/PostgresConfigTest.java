package sadari.engine.postgres;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import sadari.engine.postgres.PostgresConfig.Login;
import sadari.engine.postgres.PostgresConfig.Migration;
import sadari.engine.postgres.PostgresConfig.Timeouts;

class PostgresConfigTest {
  private static final PostgresConfig GOOD =
      PostgresConfig.of("jdbc:postgresql://127.0.0.1/sadari", new Login("sadari", "hunter2"));

  @Test
  void whatCannotWorkIsRefused() {
    assertRefused(() -> PostgresConfig.of("jdbc:h2:mem", GOOD.login()));
    assertRefused(() -> GOOD.withPoolSize(0));
    assertRefused(() -> GOOD.withPrepareThreshold(-1));
    assertRefused(() -> timeouts(100, 400, 100, 200, 300));
    assertRefused(() -> timeouts(400, 100, 100, 200, 300));
    assertRefused(() -> timeouts(400, 400, 300, 200, 400));
    assertRefused(() -> timeouts(400, 400, 100, 300, 300));
  }

  private static void assertRefused(Runnable making) {
    assertThrows(IllegalArgumentException.class, making::run);
  }

  private static Timeouts timeouts(
      long connect, long pool, long lock, long statement, long socket) {
    return new Timeouts(
        Duration.ofMillis(connect),
        Duration.ofMillis(pool),
        Duration.ofMillis(lock),
        Duration.ofMillis(statement),
        Duration.ofMillis(socket));
  }

  @Test
  void passwordsAreNotShown() {
    Migration owner = new Migration.ByOwner(GOOD.jdbcUrl(), new Login("keeper", "hunter2"));

    assertFalse(GOOD.withMigration(owner).toString().contains("hunter2"));
  }
}
