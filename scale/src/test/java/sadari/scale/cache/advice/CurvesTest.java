package sadari.scale.cache.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Hit ratios from a sample are those of the whole.
@Timeout(60)
class CurvesTest {
  private static final double POINT = 0.01;

  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);

  @Test
  void theWholeRecordGivesExactlyWhatALruCacheDoes() {
    long[] keys = Traffic.take(Traffic.zipf(5_000, 0.8, random), 1 << 15);
    Recording all = Recording.whole(keys);

    for (int size : List.of(50, 500, 2_000, 5_000)) {
      assertEquals(
          BruteForce.lruHitRatio(keys, size), all.hitRatio(Policy.LRU, size), 1e-9, told());
    }
  }

  @Test
  void aSampleOfAFifthGivesTheLruCurveWithinTwoPointsOnAverage() {
    long[] keys = Traffic.take(Traffic.zipf(100_000, 0.9, random), 1_500_000);
    Recording sampled = Recording.of(keys);

    List<Double> errors =
        Stream.of(5_000, 10_000, 20_000, 50_000)
            .map(size -> sampled.hitRatio(Policy.LRU, size) - BruteForce.lruHitRatio(keys, size))
            .toList();

    double mean = errors.stream().mapToDouble(Math::abs).average().orElseThrow();
    assertTrue(sampled.trace().rate() < 0.25, () -> told() + sampled.trace().rate());
    assertTrue(mean < 2 * POINT, () -> told() + errors);
  }

  @Test
  void aScanIsAllMissesBelowItsLengthAndAllHitsAbove() {
    Recording sampled = Recording.of(Traffic.take(Traffic.scan(40_000), 600_000));

    assertTrue(sampled.trace().rate() < 0.5, () -> "rate " + sampled.trace().rate());
    assertEquals(0, sampled.hitRatio(Policy.LRU, 38_000), 2 * POINT);
    assertEquals(1, sampled.hitRatio(Policy.LRU, 42_000), 2 * POINT);
  }

  @Test
  void withoutTheCorrectionForPopularKeysASampleWouldBeOffByMuch() {
    // One key is half of all traffic: it is in the sample or not.
    long[] keys = Traffic.take(Traffic.zipf(50_000, 0.6, random), 1_200_000);
    for (int i = 0; i < keys.length; i += 2) {
      keys[i] = -1;
    }
    Recording sampled = Recording.of(keys);

    double whole = BruteForce.lruHitRatio(keys, 5_000);

    assertTrue(sampled.trace().rate() < 0.5, () -> told() + sampled.trace().rate());
    assertEquals(whole, sampled.hitRatio(Policy.LRU, 5_000), 3 * POINT, told());
  }

  @Test
  void withFixedPopularityCountingBeatsRecencyAndRecencyBeatsArrival() {
    Recording steady = Recording.of(Traffic.take(Traffic.zipf(20_000, 0.8, random), 400_000));

    double lfu = steady.hitRatio(Policy.LFU, 2_000);
    double lru = steady.hitRatio(Policy.LRU, 2_000);
    double fifo = steady.hitRatio(Policy.FIFO, 2_000);

    assertTrue(lfu > lru + POINT && lru > fifo + POINT, told() + List.of(lfu, lru, fifo));
    assertTrue(steady.hitRatio(Policy.SIEVE, 2_000) > lru + POINT, told());
    assertTrue(steady.hitRatio(Policy.W_TINY_LFU, 2_000) > lru + POINT, told());
    assertTrue(steady.hitRatio(Policy.REDIS_LFU, 2_000) > lru, told());
  }

  @Test
  void whenPopularityMovesOnRecencyBeatsCounting() {
    Recording moving =
        Recording.of(
            Traffic.take(Traffic.shifting(Traffic.zipf(2_000, 1.0, random), 10_000), 100_000));

    double lru = moving.hitRatio(Policy.LRU, 500);
    double lfu = moving.hitRatio(Policy.LFU, 500);

    assertTrue(lru > lfu + 2 * POINT, told() + List.of(lru, lfu));
  }

  @Test
  void whatRedisDrawsAtRandomIsNearlyTheLeastRecentlyUsed() {
    Recording steady = Recording.of(Traffic.take(Traffic.zipf(20_000, 0.8, random), 400_000));

    assertEquals(
        steady.hitRatio(Policy.LRU, 2_000),
        steady.hitRatio(Policy.REDIS_LRU, 2_000),
        2 * POINT,
        told());
  }

  private String told() {
    return "seed " + seed + ": ";
  }
}
