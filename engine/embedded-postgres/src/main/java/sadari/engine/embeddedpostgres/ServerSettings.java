package sadari.engine.embeddedpostgres;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The configuration of PostgreSQL, written anew at every start.
final class ServerSettings {
  /// Names our server in its command line and titles, by which an orphan is known again.
  static final String NAME = "sadari-embedded";

  static final String MARK = "cluster_name=" + NAME;

  private static final String ACCESS =
      """
      # Written at every start. Only this machine, only with a password.
      host all         all 127.0.0.1/32 scram-sha-256
      host replication all 127.0.0.1/32 scram-sha-256
      """;

  private ServerSettings() {}

  /// Settings of a small server that keeps what it has acknowledged.
  private static Map<String, String> defaults() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("max_connections", "100");
    settings.put("shared_buffers", "128MB");
    settings.put("fsync", "on");
    settings.put("synchronous_commit", "on");
    settings.put("full_page_writes", "on");
    settings.put("wal_compression", "on");
    settings.put("max_wal_size", "1GB");
    settings.put("shared_preload_libraries", "pg_stat_statements");
    settings.put("random_page_cost", "1.1");
    settings.put("tcp_keepalives_idle", "60");
    settings.put("client_connection_check_interval", "5s");
    settings.put("timezone", "UTC");
    settings.put("log_timezone", "UTC");
    settings.put("lc_messages", "C");
    settings.put("log_rotation_size", "10MB");
    settings.put("log_rotation_age", "1d");
    // A DETAIL line would carry the values of a violated key: personal data.
    settings.put("log_error_verbosity", "terse");
    settings.put("log_parameter_max_length", "0");
    settings.put("log_parameter_max_length_on_error", "0");
    settings.put("log_line_prefix", "%m [%p] %q%u@%d ");
    settings.put("log_lock_waits", "on");
    return settings;
  }

  /// Writes the files PostgreSQL reads when it starts.
  static void write(Home home, Map<String, String> chosen, @Nullable String owner)
      throws IOException {
    Map<String, String> settings = defaults();
    settings.putAll(new TreeMap<>(chosen));
    settings.put("password_encryption", "scram-sha-256");
    settings.put("log_destination", "stderr");
    settings.put("logging_collector", "on");
    settings.put("log_directory", "../log");
    settings.put("log_filename", "postgresql-%Y%m%d-%H%M%S.log");
    settings.put("log_file_mode", "0600");
    var text =
        new StringBuilder(
            "# Written at every start; choose settings in the server's configuration.\n");
    settings.forEach(
        (name, value) -> text.append(name).append(" = ").append(quoted(value)).append('\n'));
    Home.write(home.cluster().resolve("postgresql.conf"), text.toString(), owner);
    Home.write(home.cluster().resolve("pg_hba.conf"), ACCESS, owner);
  }

  /// The command line; what stands here, ALTER SYSTEM cannot change.
  static List<String> commandLine(Programs programs, Home home, int port) {
    return List.of(
        programs.program("postgres"),
        "-D",
        home.cluster().toString(),
        "-c",
        MARK,
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "port=" + port,
        "-c",
        "unix_socket_directories=");
  }

  private static String quoted(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
