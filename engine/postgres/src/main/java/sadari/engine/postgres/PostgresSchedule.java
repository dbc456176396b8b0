package sadari.engine.postgres;

import java.time.Duration;
import java.util.Optional;
import sadari.core.job.Schedule;

/// Turns as rows; by the database's clock.
final class PostgresSchedule implements Schedule {
  private static final Query TAKE =
      new Query(
          "schedule.take",
          """
          insert into global.schedule as s (name, due, turn)
          values (?, clock_timestamp() + make_interval(secs => ?), 1)
          on conflict (name) do update set due = excluded.due, turn = s.turn + 1
          where s.due <= clock_timestamp()
          returning turn
          """);
  private static final Query DUE =
      new Query(
          "schedule.due",
          "select 1 as one from global.schedule where name = ? and due > clock_timestamp()");
  private static final Query PUT_OFF =
      new Query(
          "schedule.put-off",
          """
          update global.schedule set due = clock_timestamp() + make_interval(secs => ?)
          where name = ? and turn = ?
          """);

  private final Sql sql;

  PostgresSchedule(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<Turn> take(String name, Duration lease) {
    // Asked often and rarely due: looking costs no write.
    if (!sql.queryList(DUE, row -> row.number("one"), name).isEmpty()) {
      return Optional.empty();
    }
    return sql.write(TAKE, row -> row.big("turn"), name, seconds(lease)).stream()
        .findFirst()
        .map(number -> new Held(name, number, lease));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private final class Held implements Turn {
    private final String name;
    private final long number;
    private final Duration lease;

    private Held(String name, long number, Duration lease) {
      this.name = name;
      this.number = number;
      this.lease = lease;
    }

    @Override
    public boolean renew() {
      return over(lease);
    }

    @Override
    public boolean over(Duration pause) {
      return sql.update(PUT_OFF, seconds(pause), name, number) > 0;
    }
  }
}
