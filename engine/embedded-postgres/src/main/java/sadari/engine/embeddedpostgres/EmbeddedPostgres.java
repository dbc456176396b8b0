package sadari.engine.embeddedpostgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running PostgreSQL that belongs to this process.
///
/// It listens on 127.0.0.1 only, keeps its data in [EmbeddedPostgresConfig#home], is brought back
/// when it dies, and is stopped by [#close]. When this process is killed, the next start on the
/// same home ends what was left running and recovers what was committed. Thread-safe.
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final Duration PROBE = Duration.ofSeconds(2);

  private final Home home;
  private final Programs programs;
  private final Cluster.Logins logins;
  private final int port;
  private final Supervisor supervisor;
  private final HomeLock lock;
  private final ReentrantLock closing = new ReentrantLock();

  EmbeddedPostgres(
      Home home,
      Programs programs,
      Cluster.Logins logins,
      int port,
      Supervisor supervisor,
      HomeLock lock) {
    this.home = home;
    this.programs = programs;
    this.logins = logins;
    this.port = port;
    this.supervisor = supervisor;
    this.lock = lock;
  }

  /// Starts PostgreSQL and waits until it takes connections; makes the database at the first start.
  ///
  /// Takes about two seconds the first time and well under one later; bounded by
  /// [EmbeddedPostgresConfig#startLimit]. A start that is interrupted is refused, with the thread's
  /// interrupt kept.
  public static Start start(EmbeddedPostgresConfig config) {
    return Starting.start(config);
  }

  /// The address of the application's database, without the user's name and password.
  public String jdbcUrl() {
    return jdbcUrl(Cluster.APPLICATION);
  }

  /// The address of another database of this server.
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /// The application's user: owns its database, may make others, is no superuser.
  public String user() {
    return logins.application().user();
  }

  /// The password of [#user]; never to be logged.
  public String password() {
    return logins.application().password();
  }

  /// The superuser, for what the application's user may not do.
  public Login administrator() {
    return logins.administrator();
  }

  /// The TCP port on 127.0.0.1; the same for the life of this object.
  public int port() {
    return port;
  }

  /// The process of PostgreSQL; empty while it is being brought back and after [#close].
  public Optional<Long> pid() {
    return switch (supervisor.state()) {
      case Supervisor.State.Running running -> Optional.of(running.process().pid());
      case Supervisor.State.Restarting _, Supervisor.State.Stopped _ -> Optional.empty();
    };
  }

  /// The major version, 18 for 18.6.
  public int majorVersion() {
    return programs.major();
  }

  /// The directory of the programs it runs.
  public Path programDirectory() {
    return programs.directory();
  }

  /// The home: data, passwords, logs.
  public Path home() {
    return home.directory();
  }

  /// PostgreSQL's own data directory within the home.
  public Path dataDirectory() {
    return home.cluster();
  }

  /// The directory of PostgreSQL's log files.
  public Path logDirectory() {
    return home.log();
  }

  /// Asks PostgreSQL itself; answers within two seconds.
  public Health health() {
    return switch (supervisor.state()) {
      case Supervisor.State.Stopped _ -> new Health.Closed();
      case Supervisor.State.Restarting restarting ->
          new Health.Restarting(restarting.attempt(), restarting.reason());
      case Supervisor.State.Running running -> ask(running);
    };
  }

  /// Stops PostgreSQL: open transactions are rolled back, all else is on disk. Later calls do
  /// nothing.
  @Override
  public void close() {
    boolean interrupted = false;
    closing.lock();
    try {
      while (!(supervisor.state() instanceof Supervisor.State.Stopped)) {
        try {
          supervisor.stop();
        } catch (InterruptedException again) {
          interrupted = true; // stopping is bounded; leaving a PostgreSQL behind would be worse
        }
      }
      lock.close();
    } catch (IOException failed) {
      LOG.warn("The lock of {} is not released: {}", home.directory(), failed.toString());
    } finally {
      closing.unlock();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Health ask(Supervisor.State.Running running) {
    var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    long pid = running.process().pid();
    return Probe.whyNotAccepting(address, user(), PROBE)
        .<Health>map(reason -> new Health.NotAccepting(pid, reason))
        .orElseGet(() -> new Health.Accepting(pid, running.restarts()));
  }
}
