package sadari.engine.imaging;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Decodes one GIF picture: LZW with codes of up to 12 bits (GIF89a appendix F).
///
/// Written in Java because the formats' other decoders have been fuzzed for many years, and GIF
/// ones that come with image libraries have not. Not thread-safe; for one use.
final class GifPicture {
  private static final int MAX_CODES = 4096;
  private static final int[][] PASSES = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};

  private final Octets file;
  private final int width;
  private final int height;
  private final boolean interlaced;
  private final ByteBuffer colours;
  private final int transparent;
  private final int data;

  private int block;
  private int blockLeft;
  private int bits;
  private int bitCount;

  GifPicture(
      Octets file,
      int width,
      int height,
      boolean interlaced,
      ByteBuffer colours,
      int transparent,
      int data) {
    this.file = file;
    this.width = width;
    this.height = height;
    this.interlaced = interlaced;
    this.colours = colours;
    this.transparent = transparent;
    this.data = data;
  }

  /// Takes one row of the picture: blue, green, red, alpha bytes in an array used again for the
  /// next row.
  interface RowSink {
    void row(int y, byte[] bgra);
  }

  /// Decodes the picture and hands it over row by row, in the order of the file.
  void decode(RowSink sink) throws BadPhoto {
    byte[] indexes = indexes();
    byte[] palette = palette();
    byte[] row = new byte[width * 4];
    int from = 0;
    for (int[] pass : interlaced ? PASSES : new int[][] {{0, 1}}) {
      for (int y = pass[0]; y < height; y += pass[1]) {
        for (int x = 0; x < width; x++) {
          System.arraycopy(palette, (indexes[from++] & 0xFF) * 4, row, x * 4, 4);
        }
        sink.row(y, row);
      }
    }
  }

  private byte[] palette() {
    byte[] palette = new byte[256 * 4];
    for (int i = 0; i < 256; i++) {
      int colour = Math.min(i, colours.remaining() / 3 - 1) * 3;
      palette[4 * i] = colours.get(colour + 2);
      palette[4 * i + 1] = colours.get(colour + 1);
      palette[4 * i + 2] = colours.get(colour);
      palette[4 * i + 3] = (byte) (i == transparent ? 0 : 255);
    }
    return palette;
  }

  /// Every code stands for a string: an earlier code's string and one more index. Strings are
  /// written backwards, straight into the output, since their length is known.
  private byte[] indexes() throws BadPhoto {
    int rootBits = file.u8(data);
    if (rootBits < 2 || rootBits > 8) {
      throw BadPhoto.damaged("GIF code size of " + rootBits);
    }
    byte[] out = new byte[Math.multiplyExact(width, height)];
    int clear = 1 << rootBits;
    int[] prefix = new int[MAX_CODES];
    byte[] suffix = new byte[MAX_CODES];
    int[] length = new int[MAX_CODES];
    for (int i = 0; i < clear; i++) {
      suffix[i] = (byte) i;
      length[i] = 1;
    }
    block = data + 1;
    int size = rootBits + 1;
    int next = clear + 2;
    int previous = -1;
    int at = 0;
    while (at < out.length) {
      int code = code(size);
      if (code == clear) {
        size = rootBits + 1;
        next = clear + 2;
        previous = -1;
        Arrays.fill(length, clear, MAX_CODES, 0);
        continue;
      }
      boolean known = code < clear || (code > clear + 1 && code < next);
      boolean repeats = code == next && previous >= 0 && next < MAX_CODES;
      if (!known && !repeats) {
        throw BadPhoto.damaged("GIF with a code out of order, or too few pixels");
      }
      if (previous >= 0 && next < MAX_CODES) {
        prefix[next] = previous;
        length[next] = length[previous] + 1;
        suffix[next] = firstOf(known ? code : previous, prefix, suffix, clear);
        next++;
        if (next == 1 << size && size < 12) {
          size++;
        }
      }
      at = write(code, length[code], at, out, prefix, suffix);
      previous = code;
    }
    return out;
  }

  private static byte firstOf(int code, int[] prefix, byte[] suffix, int clear) {
    int root = code;
    while (root >= clear) {
      root = prefix[root];
    }
    return suffix[root];
  }

  private static int write(int code, int length, int at, byte[] out, int[] prefix, byte[] suffix) {
    int walk = code;
    for (int i = at + length - 1; i >= at; i--) {
      if (i < out.length) {
        out[i] = suffix[walk];
      }
      walk = prefix[walk];
    }
    return at + length;
  }

  /// The next code, least significant bit first, across sub-blocks.
  private int code(int size) throws BadPhoto {
    while (bitCount < size) {
      if (blockLeft == 0) {
        blockLeft = file.u8(block++);
        if (blockLeft == 0) {
          throw BadPhoto.damaged("GIF with too few pixels");
        }
      }
      bits |= file.u8(block++) << bitCount;
      blockLeft--;
      bitCount += 8;
    }
    int code = bits & ((1 << size) - 1);
    bits >>>= size;
    bitCount -= size;
    return code;
  }
}
