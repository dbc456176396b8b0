package sadari.server.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads settings by key and remembers every problem instead of stopping at the first.
///
/// A wrong value is reported and read as its default, so that the record asking for it can still be
/// made and the next setting be looked at. A key exists because a record asked for it.
final class Settings {
  private final Sources sources;
  private final Map<String, Effective> effective = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> reserved = new ArrayList<>();

  Settings(Sources sources) {
    this.sources = sources;
    problems.addAll(sources.problems());
  }

  String text(String key, String fallback) {
    return read(key, fallback, text -> text, text -> text);
  }

  /// A text that may not be empty and has no default.
  String required(String key) {
    Optional<Given> given = given(key);
    if (given.isEmpty() || given.get().text().isEmpty()) {
      problems.add(new Problem(key, "not set", "must be set here"));
      return "";
    }
    return given.get().text();
  }

  Secret secret(String key) {
    return read(key, new Secret(""), Secret::new, s -> s.reveal().isEmpty() ? "" : Secret.MASK);
  }

  boolean flag(String key, boolean fallback) {
    return read(
        key,
        fallback,
        text ->
            switch (text.toLowerCase(Locale.ROOT)) {
              case "true", "on", "yes", "1" -> true;
              case "false", "off", "no", "0" -> false;
              default ->
                  throw new IllegalArgumentException("is true or false, not \"" + text + "\"");
            },
        value -> value.toString());
  }

  int number(String key, int fallback, int min, int max) {
    return Math.toIntExact(bigNumber(key, fallback, min, max));
  }

  private long bigNumber(String key, long fallback, long min, long max) {
    return read(
        key,
        fallback,
        text -> {
          try {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) {
              return value;
            }
          } catch (NumberFormatException e) {
            // Told below, with the same words as a number out of bounds.
          }
          throw new IllegalArgumentException(
              "is a number from " + min + " to " + max + ", not \"" + text + "\"");
        },
        value -> value.toString());
  }

  /// A number of bytes: `16777216`, `16 MiB`, `512KiB`.
  long bytes(String key, long fallback, long min, long max) {
    return read(
        key,
        fallback,
        text -> {
          long value = ByteCount.parse(text);
          if (value < min || value > max) {
            throw new IllegalArgumentException(
                "is from " + ByteCount.text(min) + " to " + ByteCount.text(max));
          }
          return value;
        },
        ByteCount::text);
  }

  /// A time: `2 s`, `500 ms`, `5 min`.
  Duration span(String key, Duration fallback, Duration min, Duration max) {
    return read(
        key,
        fallback,
        text -> {
          Duration value = Span.parse(text);
          if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(
                "is from " + Span.text(min) + " to " + Span.text(max));
          }
          return value;
        },
        Span::text);
  }

  <E extends Enum<E>> E oneOf(String key, E fallback) {
    Class<E> type = fallback.getDeclaringClass();
    return read(key, fallback, text -> constant(type, text), Settings::word);
  }

  <E extends Enum<E>> Set<E> someOf(String key, Class<E> type) {
    return read(
        key,
        EnumSet.allOf(type),
        text ->
            words(text).stream()
                .map(word -> constant(type, word))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(type))),
        set -> set.stream().map(Settings::word).collect(Collectors.joining(", ")));
  }

  List<String> list(String key) {
    return read(key, List.of(), Settings::words, words -> String.join(", ", words));
  }

  Path path(String key, Path fallback) {
    return read(
        key,
        fallback,
        text -> {
          try {
            return Path.of(text);
          } catch (InvalidPathException e) {
            throw new IllegalArgumentException("is not a path: " + e.getReason(), e);
          }
        },
        Path::toString);
  }

  /// An address of the form `https://host[:port]`, without anything behind it.
  URI origin(String key, URI fallback) {
    return read(key, fallback, Settings::origin, URI::toString);
  }

  static URI origin(String text) {
    String wanted = "is an address such as https://sadari.example, without a path, not \"";
    try {
      URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      boolean bare =
          uri.getQuery() == null && uri.getFragment() == null && uri.getUserInfo() == null;
      if (http && uri.getHost() != null && bare && uri.getPath().isEmpty()) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Told below, with the same words as any other wrong address.
    }
    throw new IllegalArgumentException(wanted + text + "\"");
  }

  /// Declares keys that another choice would read: giving one here is a mistake worth telling.
  void onlyWith(String choice, String... keys) {
    for (String key : keys) {
      given(key)
          .ifPresent(
              given -> problems.add(new Problem(key, given.place(), "only counts with " + choice)));
      effective.remove(key);
      reserved.add(key);
    }
  }

  void problem(String key, String reason) {
    problems.add(new Problem(key, sources.find(key).map(Given::place).orElse("default"), reason));
  }

  /// Every problem found so far, with the keys that nobody asked for.
  List<Problem> problems() {
    Set<String> known = new TreeSet<>(effective.keySet());
    known.addAll(reserved);
    List<Problem> all = new ArrayList<>(problems);
    sources
        .unknown(known)
        .forEach(
            (key, place) ->
                all.add(
                    new Problem(
                        key,
                        place,
                        Nearest.to(key, known)
                            .map(near -> "is no setting; did you mean " + near + "?")
                            .orElse("is no setting"))));
    all.sort(Comparator.comparing(Problem::key));
    return all;
  }

  List<Effective> effective() {
    return List.copyOf(effective.values());
  }

  private Optional<Given> given(String key) {
    Optional<Given> given = sources.find(key);
    effective.put(
        key,
        new Effective(key, given.map(Given::text).orElse(""), given.map(Given::place).orElse("")));
    return given;
  }

  <T> T read(String key, T fallback, Function<String, T> parse, Function<T, String> print) {
    Optional<Given> given = given(key);
    T value = fallback;
    if (given.isPresent()) {
      try {
        value = parse.apply(given.get().text());
      } catch (IllegalArgumentException e) {
        problems.add(new Problem(key, given.get().place(), String.valueOf(e.getMessage())));
      }
    }
    effective.put(key, new Effective(key, print.apply(value), given.map(Given::place).orElse("")));
    return value;
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String text) {
    for (E constant : type.getEnumConstants()) {
      if (word(constant).equals(text.toLowerCase(Locale.ROOT))) {
        return constant;
      }
    }
    String words =
        Arrays.stream(type.getEnumConstants())
            .map(Settings::word)
            .collect(Collectors.joining(", "));
    throw new IllegalArgumentException("is one of " + words + ", not \"" + text + "\"");
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(w -> !w.isEmpty()).toList();
  }
}
