package sadari.engine.imaging;

import sadari.core.media.PhotoProcessor.Reason;

/// Reads the curves and the matrix of an ICC profile (ICC.1:2022 sections 7, 10.6, 10.18, 10.31).
final class IccReader {
  private static final int MAX_TAGS = 100;
  private static final double FIXED_ONE = 65536.0;

  private final Octets file;

  IccReader(Octets file) {
    this.file = file;
  }

  ColourProfile read() throws BadPhoto {
    if (!file.has(16, "RGB ") || !file.has(20, "XYZ ")) {
      throw new BadPhoto(Reason.UNSUPPORTED, "not an RGB profile of curves and a matrix");
    }
    double[][] columns = {xyz(tag("rXYZ")), xyz(tag("gXYZ")), xyz(tag("bXYZ"))};
    float[][] curves = {curve(tag("rTRC")), curve(tag("gTRC")), curve(tag("bTRC"))};
    return ColourProfile.of(curves, columns);
  }

  private int tag(String signature) throws BadPhoto {
    int count = Math.min(file.u31(128), MAX_TAGS);
    for (int i = 0; i < count; i++) {
      int entry = 132 + 12 * i;
      if (file.has(entry, signature)) {
        return file.u31(entry + 4);
      }
    }
    throw BadPhoto.damaged("profile without " + signature);
  }

  private double[] xyz(int at) throws BadPhoto {
    return new double[] {fixed(at + 8), fixed(at + 12), fixed(at + 16)};
  }

  private double fixed(int at) throws BadPhoto {
    return file.i32(at) / FIXED_ONE;
  }

  private float[] curve(int at) throws BadPhoto {
    float[] curve = new float[256];
    boolean parametric = file.has(at, "para");
    if (!parametric && !file.has(at, "curv")) {
      throw BadPhoto.damaged("profile with an unknown kind of curve");
    }
    for (int i = 0; i < 256; i++) {
      double value = parametric ? parametric(at, i / 255.0) : table(at, i / 255.0);
      curve[i] = (float) (Double.isFinite(value) ? Math.max(0, Math.min(1, value)) : 0);
    }
    return curve;
  }

  /// No entries: linear. One: a power of 256ths. More: samples to interpolate between.
  private double table(int at, double x) throws BadPhoto {
    int count = file.u31(at + 8);
    if (count == 0) {
      return x;
    }
    if (count == 1) {
      return Math.pow(x, file.u16(at + 12) / 256.0);
    }
    double position = x * (count - 1);
    int below = Math.min((int) position, count - 2);
    // Past the array's end the sum may be negative; reading there is refused either way.
    double low = file.u16(at + 12 + 2 * below);
    double high = file.u16(at + 14 + 2 * below);
    return (low + (high - low) * (position - below)) / 65535;
  }

  /// Table 68 of the specification: function types 0 to 4 with parameters g a b c d e f.
  private double parametric(int at, double x) throws BadPhoto {
    int type = file.u16(at + 8);
    int[] counts = {1, 3, 4, 5, 7};
    if (type >= counts.length) {
      throw BadPhoto.damaged("profile with an unknown kind of curve");
    }
    double[] p = new double[7];
    for (int i = 0; i < counts[type]; i++) {
      p[i] = fixed(at + 12 + 4 * i);
    }
    if (type == 0) {
      return Math.pow(x, p[0]);
    }
    double power = Math.pow(p[1] * x + p[2], p[0]);
    double zero = -p[2] / p[1];
    return switch (type) {
      case 1 -> x >= zero ? power : 0;
      case 2 -> x >= zero ? power + p[3] : p[3];
      case 3 -> x >= p[4] ? power : p[3] * x;
      default -> x >= p[4] ? power + p[5] : p[3] * x + p[6];
    };
  }
}
