package sadari.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Function;

/// Reads one record from lines of a file, the way a start does.
final class Reading {
  private Reading() {}

  /// The record when nothing is set.
  static <T> T defaults(Function<Settings, T> from) {
    return valid(new Settings(new Sources()), from);
  }

  /// The record when every key it knows is set; a key left out is a failure.
  static <T> T explicit(Function<Settings, T> from, String... lines) {
    Settings settings = new Settings(new Sources().lines(List.of(lines), "test"));
    T record = valid(settings, from);
    List<String> left =
        settings.effective().stream().filter(e -> e.place().isEmpty()).map(Effective::key).toList();
    assertEquals(List.of(), left, "keys that the test leaves out");
    return record;
  }

  /// What is wrong with these lines, one text per problem.
  static List<String> problems(String... lines) {
    return switch (Config.load(new Sources().lines(List.of(lines), "test"))) {
      case Config.Outcome.Valid _ -> List.of();
      case Config.Outcome.Invalid invalid ->
          invalid.problems().stream().map(Problem::toString).toList();
    };
  }

  private static <T> T valid(Settings settings, Function<Settings, T> from) {
    T record = from.apply(settings);
    assertEquals(List.of(), settings.problems());
    return record;
  }
}
