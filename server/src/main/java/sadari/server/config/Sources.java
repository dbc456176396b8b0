package sadari.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where settings are written: a file, the environment, the command line; the later wins.
///
/// ```
/// # sadari.conf: one setting per line, a comment has a line of its own
/// http.port = 3000
/// http.public-url = https://sadari.example
/// ```
///
/// The same setting is `SADARI_HTTP_PORT` in the environment.
public final class Sources {
  private static final String PREFIX = "SADARI_";

  private final Map<String, Given> file = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, Given> options = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /// Settings of the command line only, for a start; more are added by the other methods.
  public Sources() {}

  /// Reads a file of settings. A file that cannot be read is a problem like any other.
  public Sources file(Path path) {
    try {
      lines(Files.readAllLines(path), path.toString());
    } catch (NoSuchFileException e) {
      problems.add(new Problem("--config", path.toString(), "there is no such file"));
    } catch (IOException e) {
      problems.add(new Problem("--config", path.toString(), "cannot be read: " + e.getMessage()));
    }
    return this;
  }

  Sources lines(List<String> lines, String name) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      String place = name + " line " + (i + 1);
      if (!line.isEmpty() && !line.startsWith("#")) {
        line(line, place);
      }
    }
    return this;
  }

  private void line(String line, String place) {
    int equals = line.indexOf('=');
    if (equals <= 0) {
      problems.add(new Problem(line, place, "a line is written: key = value"));
      return;
    }
    String key = line.substring(0, equals).strip();
    Given earlier = file.get(key);
    if (earlier != null) {
      problems.add(new Problem(key, place, "was already set in " + earlier.place()));
      return;
    }
    file.put(key, new Given(key, unquoted(line.substring(equals + 1).strip()), place));
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  /// Takes the variables that begin with `SADARI_`. Those of the launcher, and those that
  /// Kubernetes sets for a service of that name, are not settings and are left out.
  public Sources environment(Map<String, String> variables) {
    variables.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX) && !isForeign(name, value)) {
            environment.put(name, value.strip());
          }
        });
    return this;
  }

  private static boolean isForeign(String name, String value) {
    return switch (name) {
      case "SADARI_CONFIG", "SADARI_MAVEN_HOME", "SADARI_JAVA_OPTS" -> true;
      case "SADARI_MOVE_PASSWORD", "SADARI_MOVE_OWNER_PASSWORD" -> true;
      case "SADARI_PORT" -> value.contains("://");
      default -> name.startsWith("SADARI_SERVICE_") || name.startsWith("SADARI_PORT_");
    };
  }

  /// Sets one value by an option of the command line.
  public Sources option(String option, String key, String value) {
    options.put(key, new Given(key, value.strip(), option));
    return this;
  }

  /// The value in force, if anyone gave one.
  Optional<Given> find(String key) {
    Given option = options.get(key);
    if (option != null) {
      return Optional.of(option);
    }
    String variable = variable(key);
    String text = environment.get(variable);
    if (text != null) {
      return Optional.of(new Given(key, text, variable));
    }
    return Optional.ofNullable(file.get(key));
  }

  /// Everything given under a name that is not among `known`, by the name it was given under.
  Map<String, String> unknown(Set<String> known) {
    Map<String, String> places = new HashMap<>();
    options.forEach((key, given) -> placeUnless(known, key, given.place(), places));
    file.forEach((key, given) -> placeUnless(known, key, given.place(), places));
    List<String> variables = known.stream().map(Sources::variable).toList();
    environment.keySet().stream()
        .filter(name -> !variables.contains(name))
        .forEach(name -> places.put(keyLike(name), name));
    return places;
  }

  private static void placeUnless(
      Set<String> known, String key, String place, Map<String, String> places) {
    if (!known.contains(key)) {
      places.put(key, place);
    }
  }

  List<Problem> problems() {
    return problems;
  }

  private static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private static String keyLike(String variable) {
    return variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
  }
}
