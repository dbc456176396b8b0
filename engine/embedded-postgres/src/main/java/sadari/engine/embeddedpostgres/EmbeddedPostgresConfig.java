package sadari.engine.embeddedpostgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What an operator may choose about the embedded PostgreSQL.
///
/// @param home the directory of its data, password and logs; made where it is missing
/// @param port the TCP port on 127.0.0.1; 0 takes a free one at the first start and keeps it
/// @param binaries the directory of `postgres`, `initdb` and `pg_ctl`; empty takes the bundled ones
/// @param runAs the user PostgreSQL runs as when the server runs as root; empty finds a way by
///   itself
/// @param settings additions to `postgresql.conf`, stronger than the defaults of this module
/// @param startLimit the longest wait for a start, crash recovery included
/// @param stopLimit the longest wait for a clean stop before an immediate one
public record EmbeddedPostgresConfig(
    Path home,
    int port,
    Optional<Path> binaries,
    Optional<String> runAs,
    Map<String, String> settings,
    Duration startLimit,
    Duration stopLimit) {

  /// Settings this module answers for; the server would be unreachable or open without them.
  private static final Set<String> RESERVED =
      Set.of(
          "cluster_name",
          "config_file",
          "data_directory",
          "external_pid_file",
          "hba_file",
          "ident_file",
          "listen_addresses",
          "log_destination",
          "log_directory",
          "log_file_mode",
          "log_filename",
          "logging_collector",
          "password_encryption",
          "port",
          "unix_socket_directories");

  public EmbeddedPostgresConfig {
    home = home.toAbsolutePath().normalize();
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535: " + port);
    }
    if (!startLimit.isPositive() || !stopLimit.isPositive()) {
      throw new IllegalArgumentException("startLimit and stopLimit must be positive");
    }
    runAs.ifPresent(
        user -> {
          if (!user.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
            throw new IllegalArgumentException("runAs is not the name of a user: " + user);
          }
        });
    settings.forEach(EmbeddedPostgresConfig::check);
    settings = Map.copyOf(settings);
  }

  /// The defaults: bundled programs, a free port, five minutes to start, twenty seconds to stop.
  public static EmbeddedPostgresConfig in(Path home) {
    return new EmbeddedPostgresConfig(
        home,
        0,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Duration.ofMinutes(5),
        Duration.ofSeconds(20));
  }

  /// The same with this port.
  public EmbeddedPostgresConfig withPort(int newPort) {
    return new EmbeddedPostgresConfig(
        home, newPort, binaries, runAs, settings, startLimit, stopLimit);
  }

  /// The same with the programs of this directory.
  public EmbeddedPostgresConfig withBinaries(Path directory) {
    return new EmbeddedPostgresConfig(
        home, port, Optional.of(directory), runAs, settings, startLimit, stopLimit);
  }

  /// The same, run as this user where the server itself is root.
  public EmbeddedPostgresConfig withRunAs(String user) {
    return new EmbeddedPostgresConfig(
        home, port, binaries, Optional.of(user), settings, startLimit, stopLimit);
  }

  /// The same with one setting of `postgresql.conf` added or replaced.
  public EmbeddedPostgresConfig withSetting(String name, String value) {
    Map<String, String> more = new TreeMap<>(settings);
    more.put(name, value);
    return new EmbeddedPostgresConfig(home, port, binaries, runAs, more, startLimit, stopLimit);
  }

  /// The same with these bounds on starting and stopping.
  public EmbeddedPostgresConfig withLimits(Duration start, Duration stop) {
    return new EmbeddedPostgresConfig(home, port, binaries, runAs, settings, start, stop);
  }

  private static void check(String name, String value) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_.$]*")) {
      throw new IllegalArgumentException("not the name of a PostgreSQL setting: " + name);
    }
    if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "the PostgreSQL setting " + name + " is kept by the embedded server, remove it");
    }
    if (value.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException(
          "the value of the PostgreSQL setting " + name + " holds a control character");
    }
  }
}
