package sadari.engine.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sadari.contract.Race;
import sadari.core.failure.Conflict;
import sadari.core.failure.OutcomeUnknown;
import sadari.core.failure.Overloaded;
import sadari.core.failure.Unavailable;

/// What goes wrong with a database, and what the domain is told.
interface FailureTests extends EngineFixture {
  /// Into the table of these tests.
  Query INSERT = new Query("test.insert", "insert into probe (id) values (?)");

  private long rows() {
    return ask("select count(*) from probe");
  }

  @ParameterizedTest
  @CsvSource({
    "40001, Conflict", // serialization_failure
    "40P01, Conflict", // deadlock_detected
    "55P03, Conflict", // lock_not_available
    "57014, Overloaded", // query_canceled
    "53200, Overloaded", // out_of_memory
    "53300, Overloaded", // too_many_connections
    "53100, NoRoom", // disk_full
    "25006, Unavailable", // read_only_sql_transaction
    "57P01, Unavailable", // admin_shutdown
    "58030, Unavailable", // io_error
    "XX001, Unavailable", // data_corrupted
    "23505, IllegalStateException", // unique_violation that nobody expected
    "42601, IllegalStateException" // syntax_error
  })
  default void anErrorMeansWhatTheCallerCanDo(String state, String meaning) {
    Query raise =
        new Query(
            "test.raise", "do $$ begin raise exception using errcode = '" + state + "'; end $$");

    RuntimeException thrown =
        assertThrows(
            RuntimeException.class,
            () -> engine().sql().inTransaction("test", session -> session.update(raise)));

    assertEquals(meaning, thrown.getClass().getSimpleName());
    assertTrue(String.valueOf(thrown.getMessage()).contains(state), thrown::toString);
  }

  @Test
  default void aConnectionLostBeforeTheCommitMeansThatNothingWasDone() {
    makeTable("probe");
    Query die = new Query("test.die", "select pg_terminate_backend(pg_backend_pid())::text as x");

    assertThrows(
        Unavailable.class,
        () ->
            engine()
                .sql()
                .inTransaction(
                    "test",
                    session -> {
                      session.update(INSERT, 1L);
                      return session.queryList(die, row -> row.text("x"));
                    }));

    assertEquals(0, rows());
    assertEquals(1, engine().sql().update(INSERT, 1L), "the pool goes on");
  }

  @Test
  default void aConnectionLostDuringTheCommitLeavesTheOutcomeUnknown() {
    makeTable("probe");
    killOnInsert("probe", "deferred");

    assertThrows(
        OutcomeUnknown.class,
        () -> engine().sql().inTransaction("test", session -> session.update(INSERT, 1L)));

    spare("probe");
    assertEquals(1, engine().sql().update(INSERT, 2L), "the pool goes on");
  }

  @Test
  default void aConnectionLostDuringASingleWriteLeavesTheOutcomeUnknown() {
    makeTable("probe");
    killOnInsert("probe", "before insert");

    assertThrows(OutcomeUnknown.class, () -> engine().sql().update(INSERT, 1L));

    spare("probe");
  }

  @Test
  default void aReadWhoseConnectionIsLostIsAskedOnceMore() {
    execute("create sequence if not exists tries");
    execute("alter sequence tries restart");
    Query once =
        new Query(
            "test.once",
            """
            select case when nextval('tries') = 1
              then pg_terminate_backend(pg_backend_pid())::text else 'alive' end as answer
            """);

    assertEquals(Optional.of("alive"), engine().sql().queryOne(once, row -> row.text("answer")));
  }

  @Test
  default void aDeadlockIsRunAgainUntilBothAreDone() {
    makeTable("probe");
    execute("insert into probe values (1), (2)");
    Query lock = new Query("test.lock", "select id from probe where id = ? for update");
    CyclicBarrier bothHoldOne = new CyclicBarrier(2);
    AtomicInteger runs = new AtomicInteger();

    Race.of(
        2,
        me ->
            engine()
                .sql()
                .inTransaction(
                    "test",
                    session -> {
                      session.queryList(lock, row -> row.big("id"), 1L + me);
                      if (runs.incrementAndGet() <= 2) {
                        meet(bothHoldOne);
                      }
                      return session.queryList(lock, row -> row.big("id"), 2L - me);
                    }));

    assertTrue(runs.get() >= 3, "at least one of the two was run again: " + runs);
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  default void whatKeepsBeingRolledBackIsGivenUp() {
    Query raise =
        new Query("test.raise", "do $$ begin raise exception using errcode = '40001'; end $$");
    AtomicInteger runs = new AtomicInteger();

    assertThrows(
        Conflict.class,
        () ->
            engine()
                .sql()
                .inTransaction(
                    "test",
                    session -> {
                      runs.incrementAndGet();
                      return session.update(raise);
                    }));

    assertEquals(5, runs.get());
  }

  @Test
  default void aConnectionToAServerThatBecameAStandbyIsNotUsedAgain() {
    Query self = new Query("test.self", "select pg_backend_pid() as pid");
    Query raise =
        new Query("test.raise", "do $$ begin raise exception using errcode = '25006'; end $$");
    try (PostgresEngine engine = open(database().config().withPoolSize(1))) {
      long before = engine.sql().queryList(self, row -> row.big("pid")).getFirst();

      assertThrows(Unavailable.class, () -> engine.sql().update(raise));

      long after = engine.sql().queryList(self, row -> row.big("pid")).getFirst();
      assertNotEquals(before, after);
      assertEquals(0, engine.pool().active());
    }
  }

  @Test
  default void aDefectInTheWorkRollsBackAndIsThrown() {
    makeTable("probe");

    assertThrows(
        ArithmeticException.class,
        () ->
            engine()
                .sql()
                .inTransaction(
                    "test",
                    session -> {
                      session.update(INSERT, 1L);
                      throw new ArithmeticException("ours");
                    }));

    assertEquals(0, rows());
  }

  @Test
  default void aPoolWithNothingLeftIsOverloaded() {
    makeTable("probe");
    try (PostgresEngine small = open(impatient().withPoolSize(1))) {
      assertThrows(
          Overloaded.class,
          () -> small.sql().inTransaction("test", _ -> small.sql().update(INSERT, 1L)));

      assertEquals(1, small.sql().update(INSERT, 2L), "and takes work again afterwards");
    }
  }

  @Test
  default void aStatementThatTakesTooLongIsOverloaded() {
    Query slow = new Query("test.slow", "select pg_sleep(60)::text as x");
    try (PostgresEngine engine = open(impatient())) {
      assertThrows(Overloaded.class, () -> engine.sql().queryList(slow, row -> row.text("x")));
    }
  }

  @Test
  default void aRowThatOthersHoldTooLongIsAConflict() {
    makeTable("probe");
    execute("insert into probe values (1)");
    Query lock = new Query("test.lock", "select id from probe where id = 1 for update");
    try (PostgresEngine engine = open(impatient().withPoolSize(2))) {
      assertThrows(
          Conflict.class,
          () ->
              engine
                  .sql()
                  .inTransaction(
                      "test",
                      session -> {
                        session.queryList(lock, row -> row.big("id"));
                        return engine.sql().queryList(lock, row -> row.big("id"));
                      }));
    }
  }

  @Test
  default void aServerThatIsNotThereIsUnavailableAndOpeningDoesNotMind() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    PostgresConfig nowhere =
        PostgresConfig.of("jdbc:postgresql://127.0.0.1:" + port + "/x", database().config().login())
            .withTimeouts(impatient().timeouts());
    try (PostgresEngine engine = open(nowhere)) {
      assertThrows(Unavailable.class, () -> engine.accounts().count());
      assertThrows(Unavailable.class, engine::migrate);
      assertInstanceOf(Health.Down.class, engine.check());
    }
  }

  @Test
  default void aServerThatNeverAnswersIsUnavailable() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String url = "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/x";
      PostgresConfig config =
          PostgresConfig.of(url, database().config().login()).withTimeouts(impatient().timeouts());
      try (PostgresEngine engine = open(config)) {
        assertThrows(Unavailable.class, () -> engine.accounts().count());
      }
    }
  }

  @Test
  default void aWrongPasswordIsUnavailableAndIsNotRepeated() {
    PostgresConfig.Login wrong = new PostgresConfig.Login("nobody", "hunter2");
    PostgresConfig config =
        PostgresConfig.of(database().config().jdbcUrl(), wrong)
            .withTimeouts(impatient().timeouts());
    try (PostgresEngine engine = open(config)) {
      Unavailable thrown = assertThrows(Unavailable.class, () -> engine.accounts().count());
      assertFalse(everythingSaid(thrown).contains("hunter2"));
      assertFalse(config.toString().contains("hunter2"));
    }
  }

  @Test
  default void whatIsSaidOfAnErrorQuotesNoValues() {
    execute("create table if not exists person (email text primary key)");
    execute("insert into person values ('me@example.org') on conflict do nothing");
    Query insert = new Query("test.person", "insert into person values (?)");

    var thrown =
        assertThrows(
            IllegalStateException.class, () -> engine().sql().update(insert, "me@example.org"));

    assertFalse(everythingSaid(thrown).contains("me@example.org"), everythingSaid(thrown));
    assertTrue(everythingSaid(thrown).contains("test.person"));
  }

  private static String everythingSaid(Throwable thrown) {
    StringBuilder said = new StringBuilder();
    for (Throwable next = thrown; next != null; next = next.getCause()) {
      said.append(next).append('\n');
      List.of(next.getSuppressed()).forEach(said::append);
    }
    return said.toString();
  }
}
