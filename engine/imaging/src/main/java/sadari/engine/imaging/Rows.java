package sadari.engine.imaging;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.bytedeco.opencv.opencv_core.Mat;

/// Pixel arithmetic in Java over a native matrix, some rows at a time, so that the heap holds a few
/// kilobytes of pixels and never a picture.
final class Rows {
  private Rows() {}

  /// Replaces the pixels by what `change` makes of them, in place.
  static void change(Mat picture, Consumer<byte[]> change) {
    ByteBuffer pixels = picture.createBuffer();
    byte[] row = new byte[picture.cols() * picture.channels()];
    for (int at = 0; at + row.length <= pixels.capacity(); at += row.length) {
      pixels.get(at, row);
      change.accept(row);
      pixels.put(at, row);
    }
  }

  /// All pixels; for small pictures.
  static byte[] all(Mat picture) {
    ByteBuffer pixels = picture.createBuffer();
    byte[] all = new byte[pixels.capacity()];
    pixels.get(0, all);
    return all;
  }

  static boolean opaque(Mat bgra) {
    ByteBuffer pixels = bgra.createBuffer();
    byte[] row = new byte[bgra.cols() * 4];
    for (int at = 0; at + row.length <= pixels.capacity(); at += row.length) {
      pixels.get(at, row);
      for (int i = 3; i < row.length; i += 4) {
        if (row[i] != -1) {
          return false;
        }
      }
    }
    return true;
  }

  /// Multiplies colour by alpha, so that means over areas do not pick up the colour of invisible
  /// pixels.
  static void premultiply(byte[] bgra) {
    for (int i = 0; i < bgra.length; i += 4) {
      int alpha = bgra[i + 3] & 0xFF;
      for (int c = i; c < i + 3; c++) {
        bgra[c] = (byte) (((bgra[c] & 0xFF) * alpha + 127) / 255);
      }
    }
  }

  /// Undoes [#premultiply]; what is invisible becomes black.
  static void divideByAlpha(byte[] bgra) {
    for (int i = 0; i < bgra.length; i += 4) {
      int alpha = bgra[i + 3] & 0xFF;
      for (int c = i; c < i + 3; c++) {
        int colour = bgra[c] & 0xFF;
        bgra[c] = (byte) (alpha == 0 ? 0 : Math.min(255, (colour * 255 + alpha / 2) / alpha));
      }
    }
  }

  /// Lays a premultiplied picture over white and drops its alpha.
  static byte[] overWhite(byte[] premultiplied) {
    byte[] bgr = new byte[premultiplied.length / 4 * 3];
    for (int from = 0, to = 0; from < premultiplied.length; from += 4) {
      int white = 255 - (premultiplied[from + 3] & 0xFF);
      for (int c = 0; c < 3; c++) {
        bgr[to++] = (byte) Math.min(255, (premultiplied[from + c] & 0xFF) + white);
      }
    }
    return bgr;
  }
}
