package sadari.server.demo;

import java.util.random.RandomGenerator;

/// Draws numbers that are not drawn alike: the first ones far more often (Zipf's law), as people
/// are followed and posts are read.
final class Skew {
  private final double[] cumulated;
  private final RandomGenerator random;

  /// @param size draws 0 to size - 1
  /// @param exponent 0 for all alike, 1 for Zipf's own
  Skew(int size, double exponent, RandomGenerator random) {
    this.random = random;
    this.cumulated = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += 1 / Math.pow(i + 1.0, exponent);
      cumulated[i] = sum;
    }
  }

  int draw() {
    double at = random.nextDouble(cumulated[cumulated.length - 1]);
    int low = 0;
    int high = cumulated.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulated[middle] < at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
