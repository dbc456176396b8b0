package sadari.lab.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A history's operations by what they are about.
final class Things {
  private final List<Operation> reads = new ArrayList<>();
  private final Map<String, Operation> posts = new LinkedHashMap<>();
  private final Map<String, Operation> deletes = new HashMap<>();
  private final Map<Mark, Operation> favourites = new LinkedHashMap<>();
  private final Map<Mark, Operation> unfavourites = new HashMap<>();
  private final Map<String, List<Operation>> edits = new LinkedHashMap<>();
  private final List<Operation> follows = new ArrayList<>();
  private final Map<String, Long> ids = new HashMap<>();

  Things(Collection<Operation> operations) {
    operations.stream().sorted(Comparator.comparingLong(Operation::invoked)).forEach(this::sort);
  }

  /// That somebody favourited a post.
  record Mark(String account, String post) {}

  private void sort(Operation operation) {
    String account = operation.account();
    boolean possible = operation.outcome() != Outcome.FAILED;
    switch (operation.action()) {
      case Action.Post(String post, long id) -> {
        if (possible) {
          posts.put(post, operation);
          learn(post, id);
        }
      }
      case Action.Delete(String post) -> keep(deletes, post, operation);
      case Action.Favourite(String post) -> keep(favourites, new Mark(account, post), operation);
      case Action.Unfavourite(String post) ->
          keep(unfavourites, new Mark(account, post), operation);
      case Action.Edit _ -> {
        if (possible) {
          edits.computeIfAbsent(account, _ -> new ArrayList<>()).add(operation);
        }
      }
      case Action.Follow _ -> {
        if (operation.ok()) {
          follows.add(operation);
        }
      }
      case Action.Read read -> {
        if (operation.ok()) {
          reads.add(operation);
          entries(read).forEach(entry -> learn(entry.post(), entry.id()));
        }
      }
    }
  }

  // Of several tries to do the same, the one that was acknowledged says most.
  private static <K> void keep(Map<K, Operation> map, K key, Operation operation) {
    if (operation.outcome() != Outcome.FAILED) {
      map.merge(key, operation, (first, next) -> first.ok() ? first : next.ok() ? next : first);
    }
  }

  static Stream<Page.Entry> entries(Action.Read read) {
    return switch (read) {
      case Action.ReadList(String _, Page page) -> page.entries().stream();
      case Action.ReadHome(Page page) -> page.entries().stream();
      case Action.ReadPost(String post, Optional<Action.Seen> seen) ->
          seen.stream().map(s -> new Page.Entry(post, s.id()));
      case Action.ReadProfile _ -> Stream.empty();
    };
  }

  // The first id stays: the second is a double effect.
  private void learn(String post, long id) {
    if (id != 0) {
      ids.putIfAbsent(post, id);
    }
  }

  /// All reads that were answered, by when they were asked.
  List<Operation> reads() {
    return reads;
  }

  /// Posts that were or may have been published.
  Map<String, Operation> posts() {
    return posts;
  }

  Optional<Operation> post(String post) {
    return Optional.ofNullable(posts.get(post));
  }

  Optional<Operation> delete(String post) {
    return Optional.ofNullable(deletes.get(post));
  }

  Map<Mark, Operation> favourites() {
    return favourites;
  }

  Optional<Operation> unfavourite(Mark mark) {
    return Optional.ofNullable(unfavourites.get(mark));
  }

  /// By account, in the order in which they were asked.
  Map<String, List<Operation>> edits() {
    return edits;
  }

  List<Operation> follows() {
    return follows;
  }

  /// The id of a post, or 0 where nobody ever saw it.
  long id(String post) {
    return ids.getOrDefault(post, 0L);
  }
}
