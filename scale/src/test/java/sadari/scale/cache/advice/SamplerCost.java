package sadari.scale.cache.advice;

import java.time.InstantSource;
import java.util.SplittableRandom;

/// Measures what an access costs that is told to a sampler: a program, no test. Its output is in
/// docs/decisions/0016-cache-advice.md.
final class SamplerCost {
  private static final int ROUNDS = 10;
  private static final int ACCESSES = 20_000_000;

  private SamplerCost() {}

  public static void main(String[] args) {
    for (int keys : new int[] {1_000, 100_000, 10_000_000}) {
      AccessSampler sampler = new AccessSampler(AccessSampler.Budget.USUAL, InstantSource.system());
      SplittableRandom random = new SplittableRandom(1);
      long best = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS; round++) {
        long idle = time(random, keys, null);
        best = Math.min(best, time(random, keys, sampler) - idle);
      }
      System.out.printf(
          "%,d keys, %.2f %% sampled: %.1f ns an access%n",
          keys, sampler.trace().rate() * 100, best / (double) ACCESSES);
    }
  }

  private static long time(
      SplittableRandom random, int keys, @org.jspecify.annotations.Nullable AccessSampler sampler) {
    long began = System.nanoTime();
    long sum = 0;
    for (int i = 0; i < ACCESSES; i++) {
      long key = random.nextInt(keys);
      if (sampler == null) {
        sum += key;
      } else {
        sampler.accessed(key, 100, true);
      }
    }
    long took = System.nanoTime() - began;
    if (sum == 1) {
      System.out.println();
    }
    return took;
  }
}
