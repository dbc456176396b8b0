package sadari.engine.embeddedpostgres;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL for tests: in a temporary directory, not durable, removed when it is closed or the
/// JVM ends. What a killed JVM left behind is ended and removed by the next one.
///
/// Make one per JVM by [#ofThisJvm] and a database per test class in it. Thread-safe.
public final class ThrowAwayPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ThrowAwayPostgres.class);
  private static final Map<String, ThrowAwayPostgres> SHARED = new ConcurrentHashMap<>();

  private final EmbeddedPostgres postgres;
  private final Thread hook;

  private ThrowAwayPostgres(EmbeddedPostgres postgres) {
    this.postgres = postgres;
    this.hook = new Thread(this::remove, "throw-away-postgres");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// The one server of this JVM with the bundled programs, started by the first call. Nobody closes
  /// it: it goes with the JVM.
  public static ThrowAwayPostgres ofThisJvm() {
    return SHARED.computeIfAbsent("", _ -> start(Optional.empty(), Map.of()));
  }

  /// The one server of this JVM with the programs of `binaries`.
  public static ThrowAwayPostgres ofThisJvm(Path binaries) {
    return SHARED.computeIfAbsent(binaries.toString(), _ -> start(Optional.of(binaries), Map.of()));
  }

  /// A server of its own, with settings of `postgresql.conf` on top of the quick ones.
  ///
  /// @throws IllegalStateException where PostgreSQL does not start, with the reason
  public static ThrowAwayPostgres start(Optional<Path> binaries, Map<String, String> settings) {
    try {
      var config = quick(freshHome());
      if (binaries.isPresent()) {
        config = config.withBinaries(binaries.get());
      }
      for (Map.Entry<String, String> setting : settings.entrySet()) {
        config = config.withSetting(setting.getKey(), setting.getValue());
      }
      return switch (EmbeddedPostgres.start(config)) {
        case Start.Started started -> new ThrowAwayPostgres(started.postgres());
        case Start.Refused refused -> {
          delete(config.home());
          throw new IllegalStateException(refused.message());
        }
      };
    } catch (IOException failed) {
      throw new IllegalStateException("no temporary directory for PostgreSQL", failed);
    }
  }

  /// The server itself.
  public EmbeddedPostgres server() {
    return postgres;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      return; // the hook does it
    }
    remove();
  }

  private void remove() {
    postgres.close();
    delete(postgres.home());
  }

  /// A directory that the next JVM removes, should this one not.
  static Path freshHome() throws IOException {
    Path all = Path.of(System.getProperty("java.io.tmpdir"), "sadari-postgres-" + user());
    Files.createDirectories(all);
    sweep(all);
    return Files.createTempDirectory(all, "home");
  }

  static EmbeddedPostgresConfig quick(Path home) {
    return EmbeddedPostgresConfig.in(home)
        .withSetting("fsync", "off")
        .withSetting("synchronous_commit", "off")
        .withSetting("full_page_writes", "off")
        .withSetting("shared_buffers", "64MB")
        .withSetting("max_connections", "200")
        .withLimits(Duration.ofMinutes(2), Duration.ofSeconds(5));
  }

  /// Removes the homes that no JVM holds any more, ending their servers first.
  private static void sweep(Path all) throws IOException {
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(all, "home*")) {
      for (Path home : homes) {
        sweepOne(home);
      }
    }
  }

  private static void sweepOne(Path home) {
    Path lock = home.resolve("lock");
    try {
      // A younger one may be between the making of its lock file and the taking of the lock.
      Instant old = InstantSource.system().instant().minus(Duration.ofMinutes(1));
      if (!Files.exists(lock) || Files.getLastModifiedTime(lock).toInstant().isAfter(old)) {
        return;
      }
      try (HomeLock _ = HomeLock.take(home.toRealPath())) {
        Orphan.end(home.resolve("cluster"), Stopping::kill);
        delete(home);
      }
    } catch (IOException | RefusedException inUse) {
      // A living JVM has it, or another one is sweeping.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static String user() {
    return System.getProperty("user.name", "user").replaceAll("[^A-Za-z0-9]", "_");
  }

  static void delete(Path home) {
    try {
      Trees.delete(home);
    } catch (IOException failed) {
      LOG.warn("{} is not removed: {}", home, failed.toString());
    }
  }
}
