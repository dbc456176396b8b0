package sadari.engine.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import sadari.core.consistency.Position;
import sadari.core.consistency.Replica;
import sadari.core.failure.Failure;
import sadari.core.failure.Unavailable;

/// One server of a cluster: its connections, and what is known of it. Thread-safe.
///
/// What a standby shows may be older after its crash than before: recovery begins at its last
/// restart point. A crash ends all connections, so it is enough to check each new one: it is used
/// only where the standby has come as far as it was ever seen to be. So whatever has been seen of a
/// member holds for each of its connections.
final class Member implements Replica, AutoCloseable {
  /// What the pool accepts as its shortest; then another server may be the one to ask.
  private static final Duration CONNECT_PATIENCE = Duration.ofMillis(500);

  private final Host host;
  private final PostgresConfig config;
  private final LongSupplier highest;
  private final Coalesced<Position> sampled;
  private final AtomicReference<Position> seen = new AtomicReference<>(Position.NONE);
  private @Nullable Connections connections;
  private volatile Look look = new Look.Silent("not asked yet");
  private volatile boolean serving;
  private Position floor = Position.NONE;
  private boolean steppedBack;
  private volatile long heard = System.nanoTime();
  private boolean closed;

  /// @param highest the last timeline that anybody has seen
  Member(Host host, PostgresConfig config, LongSupplier highest) {
    this.host = host;
    this.highest = highest;
    this.config = config;
    this.sampled = new Coalesced<>(this::sample);
  }

  Host host() {
    return host;
  }

  @Override
  public String name() {
    return host.toString();
  }

  Look look() {
    return look;
  }

  /// What a look found.
  void looked(Look now, long nanos) {
    if (now instanceof Look.Standby standby) {
      // Compared with what was seen before this look was begun.
      steppedBack = standby.position().compareTo(floor) < 0;
      saw(standby.position());
    }
    floor = seen.get();
    if (!(now instanceof Look.Silent)) {
      heard = nanos;
    }
    look = now;
  }

  /// For how long it has not answered.
  Duration silence(long nanos) {
    return Duration.ofNanos(nanos - heard);
  }

  /// Whether it serves reads as a replica.
  boolean isServing() {
    return serving;
  }

  void setServing(boolean now) {
    serving = now;
  }

  /// Whether it stands before where it had been seen to be. Asked by the thread of the last look.
  boolean isSteppedBack() {
    return steppedBack;
  }

  /// The farthest it was ever seen to be.
  Position seen() {
    return seen.get();
  }

  private void saw(Position position) {
    seen.accumulateAndGet(position, Position::max);
  }

  @Override
  public Position position() {
    return sampled.ask();
  }

  @Override
  public boolean reaches(Position wanted) {
    if (!serving) {
      return false;
    }
    if (seen.get().reaches(wanted)) {
      return true;
    }
    try {
      return position().reaches(wanted);
    } catch (Failure away) {
      return false;
    }
  }

  private Position sample() {
    Connections pool = connections();
    Connection connection = pool.borrow("cluster.position");
    boolean broken = true;
    try {
      Position position = Looking.place(connection).position();
      saw(position);
      broken = false;
      return position;
    } catch (SQLException error) {
      throw new Unavailable("cluster.position: SQLSTATE " + error.getSQLState(), error);
    } finally {
      pool.giveBack(connection, broken);
    }
  }

  /// Its pool, made when it is first needed.
  synchronized Connections connections() {
    if (closed) {
      throw new Unavailable(host + " is not asked any more");
    }
    Connections pool = connections;
    if (pool == null) {
      pool =
          new Connections(
              Pool.open(
                  config,
                  "postgres " + host,
                  host.set(new CheckedSource(this::check), config),
                  CONNECT_PATIENCE),
              config.timeouts().pool());
      connections = pool;
    }
    return pool;
  }

  /// Gives all connections up, those in use too: nothing that comes over them counts any more.
  ///
  /// @return whether there were any
  synchronized boolean abandon() {
    Connections pool = connections;
    connections = null;
    if (pool != null) {
      pool.supersede();
      // Ending a connection that hangs takes its time; nobody waits for it.
      Thread.ofVirtual().name("abandon-" + host).start(pool::close);
    }
    return pool != null;
  }

  synchronized boolean owns(Connections pool) {
    return pool == connections;
  }

  PoolStats pool() {
    Connections pool;
    synchronized (this) {
      pool = connections;
    }
    return pool == null ? new PoolStats(0, 0, 0, config.poolSize()) : pool.stats();
  }

  @Override
  public void close() {
    Connections pool;
    synchronized (this) {
      closed = true;
      pool = connections;
    }
    if (pool != null) {
      pool.close();
    }
  }

  /// Refuses a new connection to a server that must not be asked.
  private void check(Connection connection) throws SQLException {
    Looking.Place here = Looking.place(connection);
    Position known = seen.get();
    boolean steppedBack =
        here.standby()
            && here.position().timeline() == known.timeline()
            && here.position().lsn() < known.lsn();
    if (steppedBack || here.position().timeline() < known.timeline()) {
      throw new SQLException(host + " is behind what it has shown", Failures.CONNECTION_LOST);
    }
    if (!here.standby() && here.position().timeline() < highest.getAsLong()) {
      throw new SQLException(host + " has been replaced", Failures.CONNECTION_LOST);
    }
  }
}
