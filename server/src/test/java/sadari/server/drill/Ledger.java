package sadari.server.drill;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// What clients were told: what was acknowledged, and what they do not know. Thread-safe.
final class Ledger {
  private final Queue<Posted> posts = new ConcurrentLinkedQueue<>();
  private final Queue<Attempt> unknown = new ConcurrentLinkedQueue<>();
  private final Set<Pair> favourites = ConcurrentHashMap.newKeySet();
  private final Set<Pair> follows = ConcurrentHashMap.newKeySet();
  private final AtomicInteger retried = new AtomicInteger();

  /// A post that somebody tries to publish.
  ///
  /// @param author who, by number
  /// @param key of idempotency
  /// @param text in no other post
  record Attempt(int author, String key, String text) {}

  /// A post that was acknowledged.
  record Posted(Attempt attempt, String id) {}

  /// Who did something, and to whom or what.
  record Pair(String who, String what) {}

  void posted(Attempt attempt, String id) {
    posts.add(new Posted(attempt, id));
  }

  void unknown(Attempt attempt) {
    unknown.add(attempt);
  }

  void favourited(String who, String post) {
    favourites.add(new Pair(who, post));
  }

  void followed(String who, String whom) {
    follows.add(new Pair(who, whom));
  }

  List<Posted> posts() {
    return List.copyOf(posts);
  }

  Set<Pair> favourites() {
    return Set.copyOf(favourites);
  }

  Set<Pair> follows() {
    return Set.copyOf(follows);
  }

  int count() {
    return posts.size();
  }

  /// Tries again what is not known, until all of it is.
  void retry(Function<Attempt, Optional<String>> publish) {
    for (Attempt attempt = unknown.poll(); attempt != null; attempt = unknown.poll()) {
      posted(attempt, publish.apply(attempt).orElseThrow());
      retried.incrementAndGet();
    }
  }

  @Override
  public String toString() {
    return posts.size()
        + " posts ("
        + retried
        + " of them tried again), "
        + favourites.size()
        + " favourites, "
        + follows.size()
        + " follows";
  }
}
