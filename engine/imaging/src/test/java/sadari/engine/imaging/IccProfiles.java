package sadari.engine.imaging;

import java.nio.ByteBuffer;

/// Profiles as cameras and editors embed them, written from the published primaries.
final class IccProfiles {
  private static final int HEADER = 128;
  private static final String[] TAGS = {
    "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "wtpt", "desc", "cprt"
  };

  private IccProfiles() {}

  /// Display P3: the primaries of DCI-P3 adapted to D50, the curve of sRGB in its parametric form.
  static byte[] displayP3() {
    ByteBuffer curve = ByteBuffer.allocate(32);
    curve.put(Crafted.latin("para")).putInt(0).putShort((short) 3).putShort((short) 0);
    for (double p : new double[] {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}) {
      curve.putInt(fixed(p));
    }
    double[][] columns = {
      {0.51512, 0.24120, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.15710, 0.06657, 0.78407}
    };
    return profile(columns, curve.array());
  }

  /// Adobe RGB (1998): a wider green, a plain power of 2.2.
  static byte[] adobeRgb() {
    ByteBuffer curve = ByteBuffer.allocate(16);
    curve.put(Crafted.latin("curv")).putInt(0).putInt(1).putShort((short) (2.2 * 256));
    double[][] columns = {
      {0.60974, 0.31111, 0.01947}, {0.20528, 0.62567, 0.06087}, {0.14919, 0.06322, 0.74457}
    };
    return profile(columns, curve.array());
  }

  private static byte[] profile(double[][] columns, byte[] curve) {
    byte[] text = Crafted.latin("desc\0\0\0\0\0\0\0\1\0".repeat(8).substring(0, 96));
    int body = HEADER + 4 + 12 * TAGS.length;
    ByteBuffer icc = ByteBuffer.allocate(body + 4 * 20 + curve.length + text.length);
    icc.putInt(icc.capacity()).putInt(0).putInt(0x02400000).put(Crafted.latin("mntrRGB XYZ "));
    icc.position(36).put(Crafted.latin("acsp"));
    icc.position(68).putInt(fixed(0.9642)).putInt(fixed(1)).putInt(fixed(0.8249));
    icc.position(HEADER).putInt(TAGS.length);
    for (int i = 0; i < TAGS.length; i++) {
      int at = i < 3 ? body + 20 * i : i < 6 ? body + 80 : i == 6 ? body + 60 : 0;
      int length = i < 3 || i == 6 ? 20 : curve.length;
      if (i > 6) {
        at = body + 80 + curve.length;
        length = text.length;
      }
      icc.put(Crafted.latin(TAGS[i])).putInt(at).putInt(length);
    }
    for (double[] column : columns) {
      xyz(icc, column);
    }
    xyz(icc, new double[] {0.9642, 1, 0.8249});
    icc.put(curve).put(text);
    return icc.array();
  }

  private static void xyz(ByteBuffer icc, double[] value) {
    icc.put(Crafted.latin("XYZ ")).putInt(0);
    for (double part : value) {
      icc.putInt(fixed(part));
    }
  }

  private static int fixed(double value) {
    return (int) Math.round(value * 65536);
  }
}
