package sadari.scale.cache.advice;

import java.util.LinkedHashMap;
import java.util.Map;

/// A full-sized LRU cache of plain Java, asked for every key.
final class BruteForce {
  private BruteForce() {}

  /// Hits per access in the second half of the accesses.
  static double lruHitRatio(long[] keys, int size) {
    Map<Long, Boolean> cache =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > size;
          }
        };
    int hits = 0;
    for (int i = 0; i < keys.length; i++) {
      boolean hit = cache.get(keys[i]) != null;
      if (!hit) {
        cache.put(keys[i], true);
      }
      hits += hit && i >= keys.length / 2 ? 1 : 0;
    }
    return hits / (keys.length / 2.0);
  }
}
