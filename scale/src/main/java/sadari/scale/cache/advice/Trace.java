package sadari.scale.cache.advice;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was recorded of a sample of keys, in order; keys are numbers from 0. Immutable.
final class Trace {
  private final double rate;
  private final int keys;
  private final int firstCounted;
  private final Count counted;
  private final Instant began;
  private final int[] key;
  private final long[] millis;
  private final int[] bytes;
  private final byte[] kind;

  private Trace(
      Instant began,
      double rate,
      int firstCounted,
      Count counted,
      Map<Long, Integer> numbers,
      List<Events> stretches) {
    int size = stretches.stream().mapToInt(Events::size).sum();
    this.began = began;
    this.rate = rate;
    this.firstCounted = firstCounted;
    this.counted = counted;
    this.key = new int[size];
    this.millis = new long[size];
    this.bytes = new int[size];
    this.kind = new byte[size];
    int at = 0;
    for (Events events : stretches) {
      for (int event = 0; event < events.size(); event++, at++) {
        key[at] = numbers.computeIfAbsent(events.hash(event), _ -> numbers.size());
        millis[at] = events.millis(event);
        bytes[at] = events.bytes(event);
        kind[at] = (byte) events.kind(event);
      }
    }
    this.keys = numbers.size();
  }

  /// @param rate the part of all keys that is in the sample, more than 0, at most 1
  /// @param firstCounted events before this one only fill the caches
  /// @param counted what the real cache did from then on, for all keys
  static Trace of(
      List<Events> stretches, Instant began, double rate, int firstCounted, Count counted) {
    return new Trace(began, rate, firstCounted, counted, new HashMap<>(), stretches);
  }

  int size() {
    return key.length;
  }

  /// How many keys there are in the sample.
  int keys() {
    return keys;
  }

  double rate() {
    return rate;
  }

  int firstCounted() {
    return firstCounted;
  }

  Count counted() {
    return counted;
  }

  int key(int event) {
    return key[event];
  }

  /// When, in milliseconds since the record began.
  long millis(int event) {
    return millis[event];
  }

  int bytes(int event) {
    return bytes[event];
  }

  int kind(int event) {
    return kind[event];
  }

  /// When the first event was.
  Instant first() {
    return began.plusMillis(size() == 0 ? 0 : millis[0]);
  }

  /// When the last event was.
  Instant last() {
    return began.plusMillis(size() == 0 ? 0 : millis[size() - 1]);
  }

  /// How often the most asked key was asked for.
  int mostUses() {
    int[] uses = new int[keys];
    for (int event = 0; event < size(); event++) {
      uses[key[event]]++;
    }
    return Arrays.stream(uses).max().orElse(0) + 1;
  }

  /// About how many bytes all keys' entries take that were ever there: the footprint of the sample,
  /// scaled by its rate.
  double bytesOfAll() {
    int[] last = new int[keys];
    for (int event = 0; event < size(); event++) {
      last[key[event]] = Math.max(last[key[event]], bytes[event]);
    }
    return Arrays.stream(last).asLongStream().sum() / rate;
  }

  /// About how many keys have an entry at all.
  double entriesOfAll() {
    boolean[] kept = new boolean[keys];
    for (int event = 0; event < size(); event++) {
      kept[key[event]] |= bytes[event] > 0;
    }
    int count = 0;
    for (boolean has : kept) {
      count += has ? 1 : 0;
    }
    return count / rate;
  }
}
