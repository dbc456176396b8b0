package sadari.engine.imaging;

/// The transfer function of sRGB (IEC 61966-2-1): stored 8-bit values to linear light and back.
final class Srgb {
  private static final float[] LINEAR = new float[256];

  static {
    for (int i = 0; i < 256; i++) {
      double value = i / 255.0;
      LINEAR[i] =
          (float) (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
    }
  }

  private Srgb() {}

  /// Linear light, 0 to 1, of a stored value of 0 to 255.
  static float decode(int stored) {
    return LINEAR[stored];
  }

  /// The stored value of 0 to 255 nearest to linear light; below 0 and above 1 is cut off.
  static int encode(double linear) {
    double value = Math.max(0, Math.min(1, linear));
    double curved = value <= 0.0031308 ? value * 12.92 : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
    return (int) (curved * 255 + 0.5);
  }
}
