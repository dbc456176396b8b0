package sadari.engine.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sadari.core.failure.Unavailable;
import sadari.engine.postgres.move.DataMove;
import sadari.engine.postgres.move.MoveObserver;
import sadari.engine.postgres.move.MoveOutcome;

/// Data moves from the bundled PostgreSQL to the newest and the oldest one supported.
@Timeout(60)
class DataMoveTest {
  private static final String AWKWARD =
      "'tab\t line\nquote'' \\N \\. back\\slash {\"a\",NULL} 사다리 '";

  private final TestServer.Database old = TestServer.BUNDLED.migrated();
  private final PostgresEngine engine = PostgresEngine.open(old.config(), QueryMeter.NONE);
  private final Queue<String> said = new ConcurrentLinkedQueue<>();
  private TestServer.@org.jspecify.annotations.Nullable Database target;

  @AfterEach
  void close() {
    engine.close();
    old.close();
    if (target != null) {
      target.close();
    }
  }

  private TestServer.Database target(TestServer server) {
    Assumptions.assumeTrue(server.isHere(), "this PostgreSQL is not installed here");
    TestServer.Database database = server.empty();
    target = database;
    return database;
  }

  private final MoveObserver patient = observer(() -> true);

  private MoveObserver observer(java.util.function.BooleanSupplier there) {
    return new MoveObserver() {
      @Override
      public void say(String line) {
        said.add(line);
      }

      @Override
      public boolean isThere() {
        return there.getAsBoolean();
      }
    };
  }

  private static void run(TestServer.Database database, String sql) {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  private static String ask(TestServer.Database database, String sql) {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /// Rows of all kinds of columns, and many of one.
  private void fill() {
    run(
        old,
        "insert into bucket.post select n, n % 7, 'PUBLIC', 'PUSHED', AWKWARD || n, AWKWARD, false, 'ko',"
                .replace("AWKWARD", AWKWARD)
            + " array[n, -n], array["
            + AWKWARD
            + ", 'NULL', ''], '{}', '{}', null, null, n, null, null, 9223372036854775807 from generate_series(1, 5000) n");
    run(
        old,
        "insert into bucket.media select n, 1, 'a', 1, 1, 1, null, null, null, null, 'b', '', 0.1 * n, 1e-300,"
            + " null from generate_series(1, 500) n");
    run(
        old,
        "insert into bucket.account_tally select n, n, n, n, timestamptz '2026-03-29 02:30:00.123456+09'"
            + " from generate_series(1, 500) n");
    run(old, "insert into bucket.home select n % 50, n, 3 from generate_series(1, 20000) n");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenMeanwhileIsThereOnce(TestServer server) {
    TestServer.Database there = target(server);
    fill();

    try (Writers writers = new Writers(engine)) {
      writers.awaitWrites(200);
      var moved =
          assertInstanceOf(
              MoveOutcome.Moved.class,
              DataMove.run(engine, there.config(), patient),
              () -> said.toString());
      writers.awaitWrites(200);
      System.out.println(server + ": pause " + moved.pause().toMillis() + " ms, " + moved.rows());
      writers.stop();

      assertEquals(writers.expected(), ask(there, Writers.FOUND));
      assertEquals("5000", ask(there, "select count(*) from bucket.post"));
      assertTrue(moved.pause().toSeconds() < 10, moved::toString);
    }
    assertEquals(ask(old, WITHOUT_WRITERS), ask(there, WITHOUT_WRITERS));
    assertEquals("0", ask(old, "select count(*) from pg_trigger where tgname like 'move%'"));
  }

  private static final String WITHOUT_WRITERS =
      """
      select md5(string_agg(t, '' order by t)) from (
        select p::text as t from bucket.post p union all select m::text from bucket.media m
        union all select a::text from bucket.account_tally a where account <= 500
        union all select h::text from bucket.home h) all_rows
      """;

  @Test
  void aRowThatTheTargetChangesEndsTheMoveAndNothingIsLost() {
    TestServer.Database there = target(TestServer.BUNDLED);
    fill();
    migrate(there);
    run(
        there,
        """
        create function public.trim_it() returns trigger language plpgsql as $$
        begin
          if new.id = 4711 then new.body := rtrim(new.body) || '?'; end if;
          return new;
        end $$;
        create trigger trims before insert on bucket.post for each row execute function public.trim_it()
        """);

    var aborted =
        assertInstanceOf(MoveOutcome.Aborted.class, DataMove.run(engine, there.config(), patient));

    assertTrue(aborted.reason().contains("bucket.post differs"), aborted::reason);
    assertStillHere(there);
  }

  @Test
  void aRowThatTheTargetLosesEndsTheMove() {
    TestServer.Database there = target(TestServer.BUNDLED);
    fill();
    migrate(there);
    run(
        there,
        """
        create function public.lose() returns trigger language plpgsql as $$
        begin
          return case when new.post = 12345 then null else new end;
        end $$;
        create trigger loses before insert on bucket.home for each row execute function public.lose()
        """);

    var aborted =
        assertInstanceOf(MoveOutcome.Aborted.class, DataMove.run(engine, there.config(), patient));

    assertTrue(aborted.reason().contains("bucket.home differs"), aborted::reason);
    assertStillHere(there);
  }

  private static void migrate(TestServer.Database there) {
    try (PostgresEngine tables = PostgresEngine.open(there.config(), QueryMeter.NONE)) {
      tables.migrate();
    }
  }

  private void assertStillHere(TestServer.Database there) {
    Writers.write(engine, 900_001);
    assertEquals("1", ask(old, "select count(*) from bucket.bookmark where actor = 900001"));
    assertEquals("0", ask(there, "select count(*) from bucket.post"));
    assertEquals("0", ask(old, "select count(*) from pg_trigger where tgname like 'move%'"));
    assertEquals("0", ask(old, "select count(*) from pg_namespace where nspname = 'move'"));
  }

  @Test
  void aMoveThatNobodyWaitsForEndsAndTheNextOneSucceeds() {
    TestServer.Database there = target(TestServer.BUNDLED);
    fill();
    migrate(there);
    // The copy meets a row that takes it a while.
    run(
        there,
        """
        create function public.wait_once() returns trigger language plpgsql as $$
        begin
          if new.id = 2500 then perform pg_sleep(30); end if;
          return new;
        end $$;
        create trigger waits before insert on bucket.post for each row execute function public.wait_once()
        """);

    var aborted =
        assertInstanceOf(
            MoveOutcome.Aborted.class, DataMove.run(engine, there.config(), observer(() -> false)));
    assertEquals("nobody waits for it any more", aborted.reason());
    assertStillHere(there);
    run(there, "drop function public.wait_once() cascade");

    assertInstanceOf(
        MoveOutcome.Moved.class, DataMove.run(engine, there.config(), patient), said::toString);
  }

  @Test
  void aTargetThatGoesAwayEndsTheMove() {
    TestServer.Database there = target(TestServer.BUNDLED);
    fill();
    migrate(there);
    run(
        there,
        """
        create function public.die() returns trigger language plpgsql as $$
        begin
          if new.id = 2500 then perform pg_terminate_backend(pg_backend_pid()); end if;
          return new;
        end $$;
        create trigger dies before insert on bucket.post for each row execute function public.die()
        """);

    assertInstanceOf(MoveOutcome.Aborted.class, DataMove.run(engine, there.config(), patient));

    assertStillHere(there);
  }

  @Test
  void movedDataIsRefusedUntilTheMoveIsUndone() {
    TestServer.Database there = target(TestServer.BUNDLED);
    assertInstanceOf(
        MoveOutcome.Moved.class, DataMove.run(engine, there.config(), patient), said::toString);

    try (PostgresEngine again = PostgresEngine.open(old.config(), QueryMeter.NONE)) {
      Unavailable refused = assertThrows(Unavailable.class, again::migrate);
      assertTrue(String.valueOf(refused.getMessage()).contains(there.name()), refused::toString);
      assertThrows(Unavailable.class, () -> Writers.write(again, 1));

      assertTrue(DataMove.undo(old.config()));
    }
    try (PostgresEngine again = PostgresEngine.open(old.config(), QueryMeter.NONE)) {
      again.migrate();
      Writers.write(again, 1);
    }
  }

  @Test
  void whatSpeaksAgainstAMoveIsToldAtOnceAndNothingIsChanged() {
    TestServer.Database there = target(TestServer.BUNDLED);
    run(there, "create table public.others (id int)");
    PostgresConfig stranger =
        PostgresConfig.of(
            there.config().jdbcUrl(), new PostgresConfig.Login("nobody", "not the password"));

    assertEquals(
        List.of("the target is not empty: it has public.others; an empty database is needed"),
        reasons(there.config()));
    assertTrue(reasons(stranger).getFirst().contains("does not let this role in"));
    assertTrue(
        reasons(PostgresConfig.of("jdbc:postgresql://127.0.0.1:1/x", stranger.login()))
            .getFirst()
            .contains("cannot be reached"));
    assertEquals("0", ask(there, "select count(*) from pg_namespace where nspname = 'bucket'"));
  }

  @Test
  void aTargetInUseIsRefused() {
    TestServer.Database there = target(TestServer.BUNDLED);
    migrate(there);
    run(there, "insert into bucket.bookmark values (1, 2, 3)");

    assertTrue(reasons(there.config()).getFirst().contains("bucket.bookmark has rows"));
  }

  @Test
  void otherServersOnTheSameDataAreToldToStop() {
    TestServer.Database there = target(TestServer.BUNDLED);
    try (PostgresEngine other = PostgresEngine.open(old.config(), QueryMeter.NONE)) {
      other.check();

      assertTrue(reasons(there.config()).getFirst().contains("other servers work on"));
    }
  }

  private List<String> reasons(PostgresConfig config) {
    return assertInstanceOf(MoveOutcome.Refused.class, DataMove.run(engine, config, patient))
        .reasons();
  }
}
