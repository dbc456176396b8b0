package sadari.scale.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.scale.cache.advice.CacheAdvice.Advised;
import sadari.scale.cache.advice.CacheAdvisor;
import sadari.scale.cache.advice.CacheSetup;

/// What is advised comes true in the cache that people use.
@Timeout(60)
class LocalCacheAdviceTest {
  private static final int KEYS = 60_000;
  private static final Duration LONG = Duration.ofHours(1);

  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);
  private final double[] upTo = popularity();
  private final AtomicLong millis = new AtomicLong();

  @Test
  void aCacheOfTheAdvisedSizeHasThePredictedHitRatio() {
    Advised advised = observed(20_000, 0.7);

    double measured = measured(Math.toIntExact(advised.proposal().size()));

    String told = "seed %d: %s, measured %.3f".formatted(seed, advised.proposal(), measured);
    assertTrue(advised.proposal().size() < 20_000, told);
    assertEquals(0.7, advised.proposal().hitRatio(), 0.03, told);
    assertEquals(advised.proposal().hitRatio(), measured, 0.04, told);
  }

  @Test
  void whatIsPredictedForTheCacheAsItIsIsWhatItDid() {
    Advised advised = observed(3_000, 0.7);

    assertEquals(
        advised.measured().hitRatio(), advised.predicted(), 0.04, () -> "seed %d".formatted(seed));
  }

  private Advised observed(int size, double target) {
    CacheAdvisor advisor = new CacheAdvisor(() -> Instant.ofEpochMilli(millis.get()), seed);
    AccessListener listener = advisor.watch(() -> CacheSetup.inProcess("posts", size, LONG));
    ask(new LocalCache<>(size, LONG, listener, _ -> 100), 600_000);
    return (Advised) advisor.advise(target).getFirst();
  }

  /// With traffic of the same kind, after the cache has filled.
  private double measured(int size) {
    LocalCache<Integer, String> cache = new LocalCache<>(size, LONG, AccessListener.NONE, _ -> 100);
    ask(cache, 300_000);
    CacheStats before = cache.stats();
    ask(cache, 300_000);
    return cache.stats().minus(before).hitRate();
  }

  private void ask(LocalCache<Integer, String> cache, int times) {
    for (int i = 0; i < times; i++) {
      millis.incrementAndGet();
      int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[KEYS - 1]);
      cache.get(Math.abs(found), key -> Optional.of("post"));
    }
  }

  private static double[] popularity() {
    double[] upTo = new double[KEYS];
    double sum = 0;
    for (int key = 0; key < KEYS; key++) {
      sum += Math.pow(key + 1, -0.9);
      upTo[key] = sum;
    }
    return upTo;
  }
}
