package sadari.engine.postgres;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Notification;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PgConnection;
import sadari.core.failure.Failure;
import sadari.core.job.Bell;
import sadari.core.outbox.Lane;
import sadari.core.outbox.PendingEvent;

/// Hears of new events by LISTEN, on a connection of its own to the primary, and rings the lanes'
/// bells. While it is not connected nobody hears anything: those who wait look by themselves. When
/// it is again, all bells ring once.
///
/// Without it where statements are not prepared: then a transaction pooler is in between, which
/// passes no notifications on.
final class Bells implements Bell, AutoCloseable {
  private static final Logger LOG = System.getLogger(Bells.class.getName());
  private static final String CHANNEL = "sadari_jobs";
  private static final Query RING =
      new Query("outbox.ring", "select pg_notify('" + CHANNEL + "', ?)::text as sent");
  private static final int HEAR_MILLIS = 500;
  private static final int CONNECT_SECONDS = 2;
  private static final int ANSWER_SECONDS = 5;

  /// After so long in silence the connection is tried: the server may be gone without a word.
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final PostgresEngine engine;
  private final Map<Lane, Semaphore> bells = new EnumMap<>(Lane.class);
  private final @Nullable Thread thread;
  private volatile boolean closed;

  Bells(PostgresEngine engine) {
    this.engine = engine;
    for (Lane lane : Lane.values()) {
      bells.put(lane, new Semaphore(0));
    }
    thread =
        engine.config().prepareThreshold() == 0
            ? null
            : Thread.ofVirtual().name("postgres-listen").start(this::listen);
  }

  /// Tells all servers, with the commit of this transaction, that these lanes have something.
  static void ring(Session session, Collection<Lane> lanes) throws SQLException {
    for (Lane lane : lanes) {
      List<Boolean> _ = session.queryList(RING, _ -> true, lane.text());
    }
  }

  static void ring(Session session, List<PendingEvent> events) throws SQLException {
    ring(session, events.stream().map(event -> event.event().lane()).distinct().toList());
  }

  @Override
  public void await(Lane lane, Duration longest) {
    Semaphore bell = bell(lane);
    try {
      if (bell.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        bell.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Semaphore bell(Lane lane) {
    return Objects.requireNonNull(bells.get(lane));
  }

  /// Rings within this process.
  void ring(Lane lane) {
    Semaphore bell = bell(lane);
    if (bell.availablePermits() == 0) {
      bell.release();
    }
  }

  private void listen() {
    while (!closed) {
      try (Connection connection = connect();
          Statement statement = connection.createStatement()) {
        statement.execute("listen " + CHANNEL);
        bells.keySet().forEach(this::ring);
        hear(connection, statement);
      } catch (SQLException | Failure e) {
        LOG.log(Level.DEBUG, "not listening: {0}", e.getMessage());
        pause();
      }
    }
  }

  private void hear(Connection connection, Statement statement) throws SQLException {
    PgConnection channel = connection.unwrap(PgConnection.class);
    PostgresConfig at = engine.config();
    long heard = System.nanoTime();
    while (!closed && engine.config().equals(at)) {
      for (Object notification : channel.getNotifications(HEAR_MILLIS)) {
        heard = System.nanoTime();
        ringFor(((Notification) notification).getParameter());
      }
      if (System.nanoTime() - heard > SILENCE.toNanos()) {
        // A standby would answer as well, but is nobody that writers notify.
        try (var row = statement.executeQuery("select pg_is_in_recovery()")) {
          if (row.next() && row.getBoolean(1)) {
            return;
          }
        }
        heard = System.nanoTime();
      }
    }
  }

  private void ringFor(String lane) {
    for (Lane known : Lane.values()) {
      if (known.text().equals(lane)) {
        ring(known);
      }
    }
  }

  private Connection connect() throws SQLException {
    PostgresConfig config = engine.config();
    PGSimpleDataSource source = new PGSimpleDataSource();
    Pool.set(source, config);
    engine.primary().ifPresent(host -> host.set(source, config));
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(ANSWER_SECONDS);
    source.setSocketTimeout(ANSWER_SECONDS);
    source.setApplicationName("sadari-listen");
    return source.getConnection();
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(HEAR_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  @Override
  public void close() {
    closed = true;
    if (thread != null) {
      try {
        thread.join(Duration.ofSeconds(2));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      thread.interrupt();
    }
  }
}
