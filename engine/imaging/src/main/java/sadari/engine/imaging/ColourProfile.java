package sadari.engine.imaging;

import java.nio.ByteBuffer;
import java.util.Optional;

/// Converts pixels of an RGB colour space described by three curves and a matrix to sRGB.
///
/// That is the kind of profile that cameras, phones and editors embed (Display P3, Adobe RGB,
/// ProPhoto; ICC.1:2022 section 8.3.3). Profiles made of tables (printers, scanners) are ignored:
/// their pictures are taken as sRGB. Written in Java, so that a hostile profile meets no native
/// parser. Immutable.
final class ColourProfile {
  /// XYZ under D50 to linear sRGB: the inverse of the sRGB profile's three columns.
  private static final double[] XYZ_TO_SRGB = {
    3.1338561,
    -1.6168667,
    -0.4906146,
    -0.9787684,
    1.9161415,
    0.0334540,
    0.0719453,
    -0.2289914,
    1.4052427
  };

  private static final int CURVE_STEPS = 1 << 14;
  private static final byte[] STORED = new byte[CURVE_STEPS + 1];

  static {
    for (int i = 0; i <= CURVE_STEPS; i++) {
      STORED[i] = (byte) Srgb.encode((double) i / CURVE_STEPS);
    }
  }

  private final float[] red;
  private final float[] green;
  private final float[] blue;
  private final float[] matrix;

  private ColourProfile(float[] red, float[] green, float[] blue, float[] matrix) {
    this.red = red;
    this.green = green;
    this.blue = blue;
    this.matrix = matrix;
  }

  /// Reads a profile. Empty when its pixels can be taken as sRGB: it is sRGB within two steps of
  /// 255, is of a kind that is ignored, or is malformed.
  static Optional<ColourProfile> read(ByteBuffer icc) {
    byte[] bytes = new byte[icc.remaining()];
    icc.duplicate().get(bytes);
    try {
      ColourProfile profile = new IccReader(new Octets(bytes)).read();
      return profile.nearSrgb() ? Optional.empty() : Optional.of(profile);
    } catch (BadPhoto ignored) {
      return Optional.empty();
    }
  }

  /// A profile of curves (linear light for each of 256 stored values) and of the columns of its
  /// matrix to XYZ.
  static ColourProfile of(float[][] curves, double[][] columns) {
    float[] matrix = new float[9];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
          sum += XYZ_TO_SRGB[row * 3 + k] * columns[column][k];
        }
        matrix[row * 3 + column] = (float) sum;
      }
    }
    return new ColourProfile(curves[0], curves[1], curves[2], matrix);
  }

  /// Converts pixels in place.
  ///
  /// @param pixels blue, green, red and perhaps further bytes for each
  /// @param channels bytes per pixel, 3 or 4
  void convert(byte[] pixels, int channels) {
    for (int at = 0; at + 2 < pixels.length; at += channels) {
      float r = red[pixels[at + 2] & 0xFF];
      float g = green[pixels[at + 1] & 0xFF];
      float b = blue[pixels[at] & 0xFF];
      pixels[at + 2] = stored(matrix[0] * r + matrix[1] * g + matrix[2] * b);
      pixels[at + 1] = stored(matrix[3] * r + matrix[4] * g + matrix[5] * b);
      pixels[at] = stored(matrix[6] * r + matrix[7] * g + matrix[8] * b);
    }
  }

  private static byte stored(float linear) {
    int step = (int) (linear * CURVE_STEPS + 0.5f);
    return STORED[Math.max(0, Math.min(CURVE_STEPS, step))];
  }

  private boolean nearSrgb() {
    byte[] pixel = new byte[3];
    for (int code = 0; code < 6 * 6 * 6; code++) {
      int[] wanted = {code % 6 * 51, code / 6 % 6 * 51, code / 36 * 51};
      for (int c = 0; c < 3; c++) {
        pixel[c] = (byte) wanted[c];
      }
      convert(pixel, 3);
      for (int c = 0; c < 3; c++) {
        if (Math.abs((pixel[c] & 0xFF) - wanted[c]) > 2) {
          return false;
        }
      }
    }
    return true;
  }
}
