package sadari.scale.cache.advice;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Redis 7 with `allkeys-lru` or `allkeys-lfu`: each eviction looks at five keys picked at random,
/// remembers the sixteen worst seen so far, and takes the worst of them (`evict.c`, defaults).
final class RedisMiniature implements Miniature {
  private static final int SAMPLES = 5;
  private static final int POOL = 16;
  private static final int ABSENT = -1;

  // Of allkeys-lfu: a counter of 8 bits that grows ever more rarely and fades by one a minute.
  private static final int NEW = 5;
  private static final int LOG_FACTOR = 10;
  private static final long FADE_MILLIS = 60_000;

  // Of allkeys-lru: uses within a second are the same to it.
  private static final long CLOCK_MILLIS = 1_000;

  private final boolean byFrequency;
  private final SplittableRandom random;
  private final int[] weights;
  private final long[] used;
  private final int[] counters;
  // The keys that are there, in any order, and the place of each in it.
  private final int[] there;
  private final int[] place;
  private int size;
  private long free;
  // The pool: keys by rising score.
  private final int[] worst = new int[POOL];
  private final long[] scores = new long[POOL];
  private int pooled;

  RedisMiniature(int keys, long capacity, boolean byFrequency, SplittableRandom random) {
    this.byFrequency = byFrequency;
    this.random = random;
    this.weights = new int[keys];
    this.used = new long[keys];
    this.counters = new int[keys];
    this.there = new int[keys];
    this.place = new int[keys];
    this.free = capacity;
    Arrays.fill(place, ABSENT);
  }

  @Override
  public boolean use(int key, long now) {
    if (place[key] == ABSENT) {
      return false;
    }
    int counter = faded(key, now);
    double chance = 1.0 / (Math.max(0, counter - NEW) * LOG_FACTOR + 1);
    counters[key] = counter < 255 && random.nextDouble() < chance ? counter + 1 : counter;
    used[key] = now;
    return true;
  }

  private int faded(int key, long now) {
    return (int) Math.max(0, counters[key] - (now - used[key]) / FADE_MILLIS);
  }

  @Override
  public void keep(int key, int weight, long now) {
    // Redis evicts before it runs the command that needs memory.
    while (free < weight) {
      forget(victim(now));
    }
    there[size] = key;
    place[key] = size++;
    weights[key] = weight;
    used[key] = now;
    counters[key] = NEW;
    free -= weight;
  }

  @Override
  public void forget(int key) {
    if (place[key] != ABSENT) {
      int last = there[--size];
      there[place[key]] = last;
      place[last] = place[key];
      place[key] = ABSENT;
      free += weights[key];
    }
  }

  private int victim(long now) {
    while (true) {
      for (int i = 0; i < SAMPLES; i++) {
        int key = there[random.nextInt(size)];
        remember(key, score(key, now));
      }
      while (pooled > 0) {
        int key = worst[--pooled];
        if (place[key] != ABSENT) {
          return key;
        }
      }
    }
  }

  private long score(int key, long now) {
    return byFrequency ? 255 - faded(key, now) : now / CLOCK_MILLIS - used[key] / CLOCK_MILLIS;
  }

  private void remember(int key, long score) {
    for (int i = 0; i < pooled; i++) {
      if (worst[i] == key) {
        return;
      }
    }
    if (pooled == POOL) {
      if (score <= scores[0]) {
        return;
      }
      System.arraycopy(worst, 1, worst, 0, POOL - 1);
      System.arraycopy(scores, 1, scores, 0, POOL - 1);
      pooled--;
    }
    int at = pooled++;
    while (at > 0 && scores[at - 1] > score) {
      worst[at] = worst[at - 1];
      scores[at] = scores[at - 1];
      at--;
    }
    worst[at] = key;
    scores[at] = score;
  }
}
