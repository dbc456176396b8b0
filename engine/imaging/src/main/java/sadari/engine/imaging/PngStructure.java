package sadari.engine.imaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import sadari.core.media.PhotoProcessor.Reason;

/// The chunks of a PNG file (W3C PNG, third edition), APNG included.
///
/// Kept for the decoder: header, palette, transparency and the image data, each with its checksum
/// verified. Dropped: text, EXIF, profiles, times, the later frames of an animation, private
/// chunks, and all that follows the end chunk. Not thread-safe; for one use.
final class PngStructure {
  static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";

  /// Real profiles have 0.5 to 600 kB.
  private static final int MAX_PROFILE = 1 << 20;

  private final Octets file;
  private final int maxFrames;
  private final List<ByteBuffer> bare = new ArrayList<>();
  private Orientation orientation = Orientation.UPRIGHT;
  private @Nullable ByteBuffer profile;
  private boolean alpha;
  private boolean data;

  PngStructure(Octets file, int maxFrames) {
    this.file = file;
    this.maxFrames = maxFrames;
  }

  Container read() throws BadPhoto {
    bare.add(ByteBuffer.wrap(SIGNATURE.getBytes(StandardCharsets.ISO_8859_1)));
    if (file.u31(8) != 13 || !file.has(12, "IHDR")) {
      throw BadPhoto.damaged("PNG without a header");
    }
    int width = file.u31(16);
    int height = file.u31(20);
    if (width == 0 || height == 0) {
      throw BadPhoto.damaged("PNG without a size");
    }
    alpha = (file.u8(25) & 4) != 0;
    int at = 8;
    while (!file.has(at + 4, "IEND")) {
      at = chunk(at);
    }
    if (!data) {
      throw BadPhoto.damaged("PNG without a picture");
    }
    keep(at, file.u31(at));
    return new Container(Container.Format.PNG, width, height, orientation, layout(), profile, bare);
  }

  /// Transparent pixels of 16 bits are decoded as such (8 bytes) and then reduced (4 bytes).
  private Container.Layout layout() throws BadPhoto {
    boolean deep = file.u8(24) == 16;
    return new Container.Layout(alpha, alpha ? (deep ? 12 : 4) : 3);
  }

  /// Takes one chunk; returns where the next one starts.
  private int chunk(int at) throws BadPhoto {
    int length = file.u31(at);
    int body = at + 8;
    file.slice(body, length);
    if (file.has(at + 4, "IHDR") && at != 8) {
      throw BadPhoto.damaged("PNG with two headers");
    }
    if (file.has(at + 4, "IDAT")) {
      data = true;
      keep(at, length);
    } else if (file.has(at + 4, "IHDR") || file.has(at + 4, "PLTE")) {
      keep(at, length);
    } else if (file.has(at + 4, "tRNS")) {
      alpha = true;
      keep(at, length);
    } else if (file.has(at + 4, "acTL")) {
      int frames = file.u31(body);
      if (frames > maxFrames) {
        throw new BadPhoto(Reason.TOO_LARGE, "PNG animation of " + frames + " frames");
      }
    } else if (file.has(at + 4, "eXIf")) {
      orientation = Orientation.ofTiff(file.endingAt(body + length), body);
    } else if (file.has(at + 4, "iCCP")) {
      profile = profile(body, length);
    }
    return body + length + 4;
  }

  private void keep(int at, int length) throws BadPhoto {
    CRC32 sum = new CRC32();
    sum.update(file.slice(at + 4, length + 4));
    if ((int) sum.getValue() != file.i32(at + 8 + length)) {
      throw BadPhoto.damaged("PNG chunk with a wrong checksum at " + at);
    }
    bare.add(file.slice(at, length + 12));
  }

  /// A name of up to 79 bytes, a zero, the method (0), then a zlib stream. A profile that does not
  /// unpack is left out, as every viewer does.
  private @Nullable ByteBuffer profile(int body, int length) throws BadPhoto {
    int zero = body;
    while (zero < body + Math.min(length, 80) && file.u8(zero) != 0) {
      zero++;
    }
    int packed = body + length - zero - 2;
    if (packed <= 0) {
      return null;
    }
    byte[] unpacked = new byte[Math.min(MAX_PROFILE, packed * 64 + 1024)];
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(file.slice(zero + 2, packed));
      int count = inflater.inflate(unpacked);
      return inflater.finished() ? ByteBuffer.wrap(unpacked, 0, count).slice() : null;
    } catch (DataFormatException broken) {
      return null;
    } finally {
      inflater.end();
    }
  }
}
