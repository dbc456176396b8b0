package sadari.scale.cache.advice;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Whom a full cache evicts.
public enum Policy {
  /// The least recently used.
  LRU("LRU"),
  /// The least often used since it came; among those, the least recently used.
  LFU("LFU"),
  /// The first that came.
  FIFO("FIFO"),
  /// The first that came and was not used since the hand passed it (SIEVE, NSDI '24).
  SIEVE("SIEVE"),
  /// Caffeine's: a window, and behind it who is used more often stays.
  W_TINY_LFU("W-TinyLFU"),
  /// Redis' `allkeys-lru`: the longest unused of a few picked at random.
  REDIS_LRU("allkeys-lru"),
  /// Redis' `allkeys-lfu`: the least used, by a counter that fades, of a few picked at random.
  REDIS_LFU("allkeys-lfu");

  private static final List<Policy> TEXTBOOK = List.of(LRU, LFU, FIFO, SIEVE);

  private final String text;

  Policy(String text) {
    this.text = text;
  }

  /// What people call it.
  public String text() {
    return text;
  }

  /// The policies worth comparing for a cache that has this one: the textbook's, and those it could
  /// be switched to, this one first.
  List<Policy> compared() {
    return Stream.concat(choices().stream(), TEXTBOOK.stream()).distinct().toList();
  }

  /// What a cache that has this policy could be switched to without being another cache; this one
  /// first.
  List<Policy> choices() {
    return switch (this) {
      case REDIS_LRU -> List.of(REDIS_LRU, REDIS_LFU);
      case REDIS_LFU -> List.of(REDIS_LFU, REDIS_LRU);
      case LRU, LFU, FIFO, SIEVE, W_TINY_LFU -> List.of(this);
    };
  }

  /// An empty miniature with this policy.
  ///
  /// @param capacity the sum of weights that fits
  /// @param seed of what the policy leaves to chance
  Miniature miniature(Trace trace, long capacity, long seed) {
    int keys = trace.keys();
    return switch (this) {
      case LRU -> new QueueMiniature(keys, capacity, true);
      case FIFO -> new QueueMiniature(keys, capacity, false);
      case LFU -> new FrequencyMiniature(keys, capacity, trace.mostUses());
      case SIEVE -> new SieveMiniature(keys, capacity);
      case W_TINY_LFU -> new CaffeineMiniature(capacity);
      case REDIS_LRU -> new RedisMiniature(keys, capacity, false, new SplittableRandom(seed));
      case REDIS_LFU -> new RedisMiniature(keys, capacity, true, new SplittableRandom(seed));
    };
  }
}
