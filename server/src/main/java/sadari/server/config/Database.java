package sadari.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the data of record lives.
public sealed interface Database {
  /// How many connections one server holds at most.
  int poolSize();

  /// A PostgreSQL that the server starts as its child: rung 1.
  ///
  /// @param directory the cluster; made when it is not there
  /// @param settings settings of PostgreSQL that differ from the product's own, by name
  /// @param poolSize connections held at most
  record Embedded(Path directory, Map<String, String> settings, int poolSize) implements Database {}

  /// A PostgreSQL that runs elsewhere: rung 2 and up.
  ///
  /// @param jdbcUrl `jdbc:postgresql://host:port/name`
  /// @param login of the server; reads and writes rows
  /// @param owner who changes tables, where that is not the server's own login
  /// @param prepareThreshold after how many uses a statement is prepared; 0 for never
  /// @param poolSize connections held at most, for each host
  /// @param hosts how several hosts are used
  record External(
      String jdbcUrl,
      Login login,
      Optional<Owner> owner,
      int prepareThreshold,
      int poolSize,
      Hosts hosts)
      implements Database {
    /// Whether the address names several hosts, of which the primary is followed: rung 4.
    public boolean hasManyHosts() {
      return jdbcUrl.split("[?]", 2)[0].contains(",");
    }
  }

  /// How several hosts of one address are used.
  ///
  /// @param replicas whether standbys serve reads
  /// @param lagBytes how much log a replica may lack and still serve
  /// @param lagTime how old what a replica shows may be
  /// @param primaryWait for how long a request waits for a primary while there is none
  record Hosts(Replicas replicas, long lagBytes, Duration lagTime, Duration primaryWait) {}

  /// Who serves reads.
  enum Replicas {
    /// Every standby that is fit to.
    AUTO,
    /// Nobody but the primary.
    NONE
  }

  /// A role of the database.
  ///
  /// @param password empty where the database asks for none
  record Login(String user, Secret password) {}

  /// The role that owns the tables.
  ///
  /// @param jdbcUrl of the database itself, past any pooler
  record Owner(String jdbcUrl, Login login) {}

  /// The kinds of database, as `database.engine` names them.
  enum Engine {
    EMBEDDED,
    EXTERNAL
  }

  static Database from(Settings settings, Path data) {
    int poolSize = settings.number("database.pool-size", 10, 1, 500);
    return switch (settings.oneOf("database.engine", Engine.EMBEDDED)) {
      case EMBEDDED -> {
        settings.onlyWith(
            "database.engine = external",
            "database.url",
            "database.user",
            "database.password",
            "database.owner.url",
            "database.owner.user",
            "database.owner.password",
            "database.prepare-threshold",
            "database.replicas",
            "database.replica-lag-bytes",
            "database.replica-lag-time",
            "database.primary-wait");
        yield new Embedded(
            settings.path("database.directory", data.resolve("postgres")),
            pairs(settings, "database.settings"),
            poolSize);
      }
      case EXTERNAL -> {
        settings.onlyWith("database.engine = embedded", "database.directory", "database.settings");
        String url = jdbcUrl(settings, "database.url", settings.required("database.url"));
        yield new External(
            url,
            login(settings, "database", "sadari"),
            owner(settings, url),
            settings.number("database.prepare-threshold", 5, 0, 1_000),
            poolSize,
            hosts(settings));
      }
    };
  }

  private static Hosts hosts(Settings settings) {
    return new Hosts(
        settings.oneOf("database.replicas", Replicas.AUTO),
        settings.bytes("database.replica-lag-bytes", 16L << 20, 1L << 10, 1L << 40),
        settings.span(
            "database.replica-lag-time",
            Duration.ofSeconds(5),
            Duration.ofMillis(100),
            Duration.ofHours(1)),
        settings.span(
            "database.primary-wait", Duration.ofSeconds(3), Duration.ZERO, Duration.ofMinutes(1)));
  }

  private static Login login(Settings settings, String prefix, String user) {
    return new Login(settings.text(prefix + ".user", user), settings.secret(prefix + ".password"));
  }

  private static Optional<Owner> owner(Settings settings, String url) {
    String key = "database.owner.url";
    String own = jdbcUrl(settings, key, settings.text(key, url));
    Login login = login(settings, "database.owner", "");
    return login.user().isEmpty() ? Optional.empty() : Optional.of(new Owner(own, login));
  }

  private static String jdbcUrl(Settings settings, String key, String url) {
    if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
      settings.problem(key, "begins with jdbc:postgresql://");
    }
    if (url.contains("password=")) {
      settings.problem(key, "carries no password: that is a setting of its own, which is masked");
    }
    return url;
  }

  private static Map<String, String> pairs(Settings settings, String key) {
    List<String> words = settings.list(key);
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals <= 0) {
        settings.problem(key, "is name=value, name=value; \"" + word + "\" is not");
      } else {
        pairs.put(word.substring(0, equals).strip(), word.substring(equals + 1).strip());
      }
    }
    return pairs;
  }
}
