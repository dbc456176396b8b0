package sadari.scale.cache.advice;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/// Keys as they are asked for.
final class Traffic {
  private Traffic() {}

  /// Independent draws, the k-th most popular key with a probability of 1 / k^skew.
  static LongSupplier zipf(int keys, double skew, SplittableRandom random) {
    double[] upTo = new double[keys];
    double sum = 0;
    for (int key = 0; key < keys; key++) {
      sum += Math.pow(key + 1, -skew);
      upTo[key] = sum;
    }
    double all = sum;
    // Other keys, so another sample of them, for every seed.
    long first = random.nextLong(1L << 40);
    return () -> {
      int found = Arrays.binarySearch(upTo, random.nextDouble() * all);
      return first + (found < 0 ? -found - 1 : found);
    };
  }

  /// One key after the other, over and over.
  static LongSupplier scan(int keys) {
    long[] next = {0};
    return () -> next[0]++ % keys;
  }

  /// The popular keys are others after every `stretch` draws.
  static LongSupplier shifting(LongSupplier keys, int stretch) {
    long[] drawn = {0};
    return () -> keys.getAsLong() + (drawn[0]++ / stretch) * 1_000_000;
  }

  static long[] take(LongSupplier keys, int count) {
    return LongStream.generate(keys).limit(count).toArray();
  }
}
