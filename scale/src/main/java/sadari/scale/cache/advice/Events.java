package sadari.scale.cache.advice;

import java.util.Arrays;
import java.util.function.LongPredicate;

/// A stretch of sampled events, two numbers each: the key's hash, and what happened when.
///
/// ```
/// 40 bits  milliseconds since the sampler began
///  2 bits  kind: a hit, a miss, gone, everything gone
/// 22 bits  bytes of the entry, at most 4 MiB
/// ```
final class Events {
  static final int HIT = 0;
  static final int MISS = 1;
  static final int GONE = 2;
  static final int ALL_GONE = 3;

  private static final int BYTES_BITS = 22;
  private static final int MOST_BYTES = (1 << BYTES_BITS) - 1;
  private static final int KIND_BITS = 2;

  private final long[] hashes;
  private final long[] facts;
  private int size;

  Events(int capacity) {
    this.hashes = new long[capacity];
    this.facts = new long[capacity];
  }

  void add(long hash, int kind, int bytes, long millis) {
    hashes[size] = hash;
    facts[size++] =
        millis << (KIND_BITS + BYTES_BITS)
            | (long) kind << BYTES_BITS
            | Math.clamp(bytes, 0, MOST_BYTES);
  }

  int size() {
    return size;
  }

  boolean full() {
    return size == hashes.length;
  }

  long hash(int event) {
    return hashes[event];
  }

  long millis(int event) {
    return facts[event] >>> (KIND_BITS + BYTES_BITS);
  }

  int kind(int event) {
    return (int) (facts[event] >>> BYTES_BITS) & ((1 << KIND_BITS) - 1);
  }

  int bytes(int event) {
    return (int) facts[event] & MOST_BYTES;
  }

  long[] hashes() {
    return Arrays.copyOf(hashes, size);
  }

  /// Those whose hash passes, in a space no larger than they need.
  Events only(LongPredicate hash) {
    Events some = new Events((int) Arrays.stream(hashes, 0, size).filter(hash).count());
    for (int event = 0; event < size; event++) {
      if (hash.test(hashes[event])) {
        some.hashes[some.size] = hashes[event];
        some.facts[some.size++] = facts[event];
      }
    }
    return some;
  }
}
