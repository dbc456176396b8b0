package sadari.server.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
  /// @param user the role of the server
  /// @param password its password; empty where the database asks for none
  /// @param poolSize connections held at most
  record External(String jdbcUrl, String user, Secret password, int poolSize) implements Database {}

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
            "database.engine = external", "database.url", "database.user", "database.password");
        yield new Embedded(
            settings.path("database.directory", data.resolve("postgres")),
            pairs(settings, "database.settings"),
            poolSize);
      }
      case EXTERNAL -> {
        settings.onlyWith("database.engine = embedded", "database.directory", "database.settings");
        yield new External(
            jdbcUrl(settings),
            settings.text("database.user", "sadari"),
            settings.secret("database.password"),
            poolSize);
      }
    };
  }

  private static String jdbcUrl(Settings settings) {
    String key = "database.url";
    String url = settings.required(key);
    if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
      settings.problem(key, "begins with jdbc:postgresql://");
    }
    if (url.contains("password=")) {
      settings.problem(key, "carries no password: that is database.password, which is masked");
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
