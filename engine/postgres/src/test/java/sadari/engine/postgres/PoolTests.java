package sadari.engine.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sadari.contract.Race;
import sadari.core.failure.Conflict;

/// How connections are shared, set up and measured.
interface PoolTests extends EngineFixture {
  /// What a session was set up with.
  Query SETTING = new Query("test.setting", "select current_setting(?) as value");

  @Test
  default void aHundredVirtualThreadsGetTheirWorkDoneOnTenConnections() {
    makeTable("worked");
    Query insert = new Query("test.insert", "insert into worked (id) values (?)");
    Query pause = new Query("test.pause", "select pg_sleep(0.001)::text as x");
    AtomicInteger most = new AtomicInteger();
    try (PostgresEngine engine = open(database().config().withPoolSize(10))) {
      Race.of(
          100,
          me -> {
            for (long i = 0; i < 10; i++) {
              long id = me * 10L + i;
              engine
                  .sql()
                  .inTransaction(
                      "test",
                      session -> {
                        most.accumulateAndGet(engine.pool().active(), Math::max);
                        session.queryList(pause, row -> row.text("x"));
                        return session.update(insert, id);
                      });
            }
            return me;
          });

      assertEquals(1000, ask("select count(*) from worked"));
      assertTrue(most.get() <= 10, "at most ten at once: " + most);
      assertEquals(new PoolStats(0, engine.pool().idle(), 0, 10), engine.pool());
    }
  }

  @Test
  default void nobodyIsPassedOverByThoseWhoCameLater() {
    int callers = 16;
    AtomicIntegerArray served = new AtomicIntegerArray(callers);
    AtomicInteger total = new AtomicInteger();
    try (PostgresEngine engine = open(database().config().withPoolSize(2))) {
      Race.of(
          callers,
          me -> {
            while (total.getAndIncrement() < callers * 100) {
              setting(engine, "lock_timeout");
              served.incrementAndGet(me);
            }
            return me;
          });
    }

    // A busy machine may keep as many of them from running as there are carriers on its cores.
    int fewest =
        IntStream.range(0, callers).map(served::get).sorted().skip(3).findFirst().orElseThrow();
    assertTrue(fewest > 50, "a fair share is 100: " + served);
  }

  @Test
  default void everySessionIsBoundedAndReadsWhatIsCommitted() {
    try (PostgresEngine engine = open(impatient())) {
      assertEquals("600ms", setting(engine, "statement_timeout"));
      assertEquals("200ms", setting(engine, "lock_timeout"));
      assertEquals("5s", setting(engine, "idle_in_transaction_session_timeout"));
      assertEquals("read committed", setting(engine, "transaction_isolation"));
    }
  }

  private static String setting(PostgresEngine engine, String name) {
    return engine.sql().queryOne(SETTING, row -> row.text("value"), name).orElseThrow();
  }

  @Test
  default void statementsArePreparedOnTheServerOnlyWhereThatIsWanted() {
    assertEquals(0, preparedAfterTenUses(0));
    assertTrue(preparedAfterTenUses(2) > 0);
  }

  private long preparedAfterTenUses(int threshold) {
    Query count = new Query("test.prepared", "select count(*) as n from pg_prepared_statements");
    try (PostgresEngine engine =
        open(database().config().withPoolSize(1).withPrepareThreshold(threshold))) {
      for (int i = 0; i < 10; i++) {
        setting(engine, "lock_timeout");
      }
      return engine.sql().queryOne(count, row -> row.big("n")).orElseThrow();
    }
  }

  @Test
  default void aHealthyServerSaysItsVersion() {
    Health.Up up = assertInstanceOf(Health.Up.class, engine().check());

    String expected = server() == TestServer.DEBIAN_15 ? "15." : "18.";
    assertTrue(up.serverVersion().startsWith(expected), up::toString);
    assertTrue(up.writable());
  }

  @Test
  default void everyOperationIsMeasuredByItsName() {
    record Measured(String operation, QueryMeter.Outcome outcome) {}
    List<Measured> measured = Collections.synchronizedList(new ArrayList<>());
    QueryMeter meter = (operation, _, outcome) -> measured.add(new Measured(operation, outcome));
    try (PostgresEngine engine = PostgresEngine.open(database().config(), meter)) {
      engine.accounts().count();
      Query wrong = new Query("test.wrong", "select no such column");
      assertThrows(IllegalStateException.class, () -> engine.sql().update(wrong));
      assertThrows(Conflict.class, () -> engine.handles().confirm(sadari.contract.Ids.account()));
    }

    assertEquals(
        List.of(
            new Measured("account.count", QueryMeter.Outcome.OK),
            new Measured("test.wrong", QueryMeter.Outcome.DEFECT),
            new Measured("handle.confirm", QueryMeter.Outcome.OK)),
        measured);
  }
}
