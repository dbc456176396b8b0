package sadari.engine.imaging;

/// Encodes a picture as a BlurHash: the first few terms of its cosine transform in linear light, in
/// base 83 (the algorithm published at `github.com/woltapp/blurhash`, Algorithm.md).
final class Blurhash {
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";

  private Blurhash() {}

  /// Encodes a picture; its cost is pixels × terms, so hand over a small one.
  ///
  /// @param bgr blue, green, red bytes, row by row
  /// @param termsX horizontal terms, 1 to 9
  /// @param termsY vertical terms, 1 to 9
  static String encode(byte[] bgr, int width, int height, int termsX, int termsY) {
    double[][] terms = new double[termsX * termsY][];
    for (int j = 0; j < termsY; j++) {
      for (int i = 0; i < termsX; i++) {
        terms[j * termsX + i] = term(bgr, width, height, i, j);
      }
    }
    StringBuilder hash = new StringBuilder();
    digits(hash, termsX - 1 + (termsY - 1) * 9, 1);
    double largest = 0;
    for (int t = 1; t < terms.length; t++) {
      for (double channel : terms[t]) {
        largest = Math.max(largest, Math.abs(channel));
      }
    }
    int step = clamp((int) Math.floor(largest * 166 - 0.5), 82);
    digits(hash, terms.length > 1 ? step : 0, 1);
    double[] average = terms[0];
    digits(
        hash,
        (Srgb.encode(average[0]) << 16) | (Srgb.encode(average[1]) << 8) | Srgb.encode(average[2]),
        4);
    for (int t = 1; t < terms.length; t++) {
      double scale = (step + 1) / 166.0;
      int red = quantise(terms[t][0] / scale);
      int green = quantise(terms[t][1] / scale);
      int blue = quantise(terms[t][2] / scale);
      digits(hash, (red * 19 + green) * 19 + blue, 2);
    }
    return hash.toString();
  }

  /// The red, green and blue amplitude of one cosine pattern.
  private static double[] term(byte[] bgr, int width, int height, int i, int j) {
    double red = 0;
    double green = 0;
    double blue = 0;
    int at = 0;
    for (int y = 0; y < height; y++) {
      double vertical = Math.cos(Math.PI * j * y / height);
      for (int x = 0; x < width; x++, at += 3) {
        double weight = vertical * Math.cos(Math.PI * i * x / width);
        blue += weight * Srgb.decode(bgr[at] & 0xFF);
        green += weight * Srgb.decode(bgr[at + 1] & 0xFF);
        red += weight * Srgb.decode(bgr[at + 2] & 0xFF);
      }
    }
    double norm = (i == 0 && j == 0 ? 1.0 : 2.0) / ((double) width * height);
    return new double[] {red * norm, green * norm, blue * norm};
  }

  private static int quantise(double value) {
    double root = Math.copySign(Math.sqrt(Math.abs(value)), value);
    return clamp((int) Math.floor(root * 9 + 9.5), 18);
  }

  private static int clamp(int value, int most) {
    return Math.max(0, Math.min(most, value));
  }

  private static void digits(StringBuilder to, int value, int count) {
    int power = 1;
    for (int i = 1; i < count; i++) {
      power *= 83;
    }
    for (; power > 0; power /= 83) {
      to.append(DIGITS.charAt(value / power % 83));
    }
  }
}
