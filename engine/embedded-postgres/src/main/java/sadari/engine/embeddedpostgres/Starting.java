package sadari.engine.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import sadari.engine.embeddedpostgres.Start.DidNotStart;
import sadari.engine.embeddedpostgres.Start.PortTaken;
import sadari.engine.embeddedpostgres.Start.Unusable;

/// One attempt to start, from the lock of the home to the first accepted connection.
final class Starting {
  private static final int PORT_ATTEMPTS = 5;

  private final EmbeddedPostgresConfig config;
  private final Home home;
  private final HomeLock lock;
  private final RandomGenerator random = new SecureRandom();

  private Starting(EmbeddedPostgresConfig config, Home home, HomeLock lock) {
    this.config = config;
    this.home = home;
    this.lock = lock;
  }

  static Start start(EmbeddedPostgresConfig config) {
    @Nullable HomeLock lock = null;
    boolean started = false;
    try {
      Home home = Home.open(config.home());
      lock = HomeLock.take(home.directory());
      Start start = new Starting(config, home, lock).run();
      started = start instanceof Start.Started;
      return start;
    } catch (RefusedException refused) {
      return refused.refused();
    } catch (IOException | UnsupportedOperationException failed) {
      return new Unusable(
          config.home(), "The directory " + config.home() + " cannot be used: " + failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new DidNotStart("The start of PostgreSQL was interrupted.");
    } finally {
      if (lock != null && !started) {
        release(lock);
      }
    }
  }

  private Start run() throws IOException, RefusedException, InterruptedException {
    Privileges privileges = Privileges.find(home, config.runAs());
    home.secure(privileges.owner());
    List<Path> caches = new ArrayList<>();
    if (privileges.owner() == null) {
      BundledPrograms.userCache().ifPresent(caches::add);
    }
    caches.add(home.programs());
    Programs programs = Programs.find(config.binaries(), caches, privileges);
    var stopping = new Stopping(config.stopLimit());
    Orphan.end(home.cluster(), stopping::stop);
    boolean durable = !config.settings().getOrDefault("fsync", "on").equals("off");
    Cluster.Logins logins = new Cluster(home, programs, privileges).open(random, durable);
    ServerSettings.write(home, config.settings(), privileges.owner());
    return launch(programs, privileges, stopping, logins);
  }

  private Start launch(
      Programs programs, Privileges privileges, Stopping stopping, Cluster.Logins logins)
      throws IOException, RefusedException, InterruptedException {
    String reason = "";
    for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
      int port = Ports.choose(config.port(), home.port(), attempt == 0, random);
      // Before the launch: a disk that is full must not leave a server behind.
      Home.write(home.port(), port + "\n", null);
      var launcher =
          new Launcher(
              home,
              privileges,
              ServerSettings.commandLine(programs, home, port),
              config.startLimit(),
              stopping);
      switch (launcher.launch()) {
        case Launcher.Launch.Ready ready -> {
          var supervisor = new Supervisor(launcher, stopping, ready.process());
          return new Start.Started(
              new EmbeddedPostgres(home, programs, logins, port, supervisor, lock));
        }
        case Launcher.Launch.Failed failed -> {
          if (!failed.portTaken()) {
            return new DidNotStart("PostgreSQL did not start: " + failed.reason());
          }
          if (config.port() != 0) {
            return taken(config.port());
          }
          reason = failed.reason();
        }
      }
    }
    return new DidNotStart("PostgreSQL found no free port: " + reason);
  }

  static PortTaken taken(int port) {
    return new PortTaken(
        port,
        "The port "
            + port
            + " on 127.0.0.1 is in use. Choose another port for PostgreSQL, or 0 for any.");
  }

  private static void release(HomeLock lock) {
    try {
      lock.close();
    } catch (IOException failed) {
      // The kernel releases it with the process at the latest.
    }
  }
}
