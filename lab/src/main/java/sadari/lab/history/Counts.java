package sadari.lab.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How many favourites a post shows. Counting lags behind, but never counts one twice, and is right
/// in the end.
final class Counts {
  private final Map<String, List<Favourite>> favourites;
  private final List<Violation> violations;

  private Counts(Things things, List<Violation> violations) {
    this.favourites =
        things.favourites().entrySet().stream()
            .map(
                e -> new Favourite(e.getKey().post(), e.getValue(), things.unfavourite(e.getKey())))
            .collect(Collectors.groupingBy(Favourite::post));
    this.violations = violations;
  }

  /// One that was or may have been made, and perhaps taken back.
  private record Favourite(String post, Operation made, Optional<Operation> removed) {
    boolean mayCountIn(Operation read) {
      boolean gone =
          read.settled() && removed.filter(it -> it.ok() && it.precedes(read)).isPresent();
      return !gone && made.possibleBy(read.completed());
    }

    boolean mustCountIn(Operation read) {
      return read.settled()
          && made.ok()
          && made.precedes(read)
          && removed.filter(it -> it.possibleBy(read.completed())).isEmpty();
    }
  }

  static void check(Things things, List<Violation> violations) {
    Counts counts = new Counts(things, violations);
    for (Operation read : things.reads()) {
      if (read.action() instanceof Action.ReadPost(String post, Optional<Action.Seen> seen)) {
        seen.ifPresent(shown -> counts.check(read, post, shown.favourites()));
      }
    }
  }

  private void check(Operation read, String post, long shown) {
    List<Favourite> all = favourites.getOrDefault(post, List.of());
    long most = all.stream().filter(favourite -> favourite.mayCountIn(read)).count();
    if (shown > most) {
      violations.add(
          new Violation.DoubleEffect(
              post + " shows " + shown + " favourites, but there are at most " + most,
              List.of(read)));
    }
    all.stream()
        .filter(favourite -> favourite.mustCountIn(read))
        .skip(shown)
        .findFirst()
        .map(left -> new Violation.Lost("a favourite in the count of " + post, left.made(), read))
        .ifPresent(violations::add);
  }
}
