package sadari.engine.imaging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sadari.core.media.PhotoProcessor.Reason;

/// The chunks of a WebP file (RFC 9649).
///
/// Kept for the decoder: the bit stream of the picture, or of an animation's first frame, and its
/// alpha plane, below a container header written anew. Dropped: EXIF, XMP, profiles, later frames,
/// unknown chunks and trailing bytes. Not thread-safe; for one use.
final class WebpStructure {
  private static final int ALPHA_FLAG = 0x10;

  private final Octets file;
  private final int maxFrames;
  private Orientation orientation = Orientation.UPRIGHT;
  private @Nullable ByteBuffer profile;
  private @Nullable ByteBuffer alphaPlane;
  private @Nullable ByteBuffer bitstream;
  private boolean lossless;
  private boolean losslessAlpha;
  private int width;
  private int height;
  private int frames;

  WebpStructure(Octets file, int maxFrames) throws BadPhoto {
    long end = 8L + file.u31le(4);
    if (end > file.end()) {
      throw BadPhoto.damaged("truncated: WebP of " + end + " bytes, the file has " + file.end());
    }
    this.file = file.endingAt((int) end);
    this.maxFrames = maxFrames;
  }

  Container read() throws BadPhoto {
    chunks(12, file);
    ByteBuffer picture = bitstream;
    if (picture == null) {
      throw BadPhoto.damaged("WebP without a picture");
    }
    boolean alpha = lossless ? losslessAlpha : alphaPlane != null;
    return new Container(
        lossless ? Container.Format.WEBP_LOSSLESS : Container.Format.WEBP_LOSSY,
        width,
        height,
        orientation,
        new Container.Layout(alpha, 5),
        profile,
        List.of(head(picture), picture));
  }

  private void chunks(int from, Octets within) throws BadPhoto {
    int at = from;
    while (at + 8 <= within.end()) {
      int length = within.u31le(at + 4);
      int body = at + 8;
      within.slice(body, length);
      chunk(within, at, body, length);
      at = body + length + (length & 1);
    }
  }

  private void chunk(Octets within, int at, int body, int length) throws BadPhoto {
    if (within.has(at, "ANMF")) {
      if (++frames > maxFrames) {
        throw new BadPhoto(Reason.TOO_LARGE, "WebP animation of over " + maxFrames + " frames");
      }
      if (frames == 1 && bitstream == null) {
        chunks(body + 16, within.endingAt(body + length));
      }
    } else if (within.has(at, "ALPH")) {
      if (bitstream == null && alphaPlane == null) {
        alphaPlane = within.slice(at, 8 + length);
      }
    } else if (within.has(at, "VP8 ")) {
      lossy(within, at, body, length);
    } else if (within.has(at, "VP8L")) {
      lossless(within, at, body, length);
    } else if (within.has(at, "ICCP")) {
      profile = within.slice(body, length);
    } else if (within.has(at, "EXIF")) {
      // Some writers keep the prefix that the segment has in a JPEG file.
      int tiff = within.has(body, "Exif\0\0") ? body + 6 : body;
      orientation = Orientation.ofTiff(within.endingAt(body + length), tiff);
    }
  }

  /// RFC 6386 section 9.1: frame tag, start code, then 14 bits of width and of height.
  private void lossy(Octets within, int at, int body, int length) throws BadPhoto {
    if (bitstream != null) {
      throw BadPhoto.damaged("WebP with two pictures");
    }
    boolean key = (within.u8(body) & 1) == 0;
    if (!key || length < 10 || !within.has(body + 3, "\u009d\u0001*")) {
      throw BadPhoto.damaged("WebP that does not begin with a key frame");
    }
    picture(
        within.slice(at, 8 + length),
        within.u16le(body + 6) & 0x3FFF,
        within.u16le(body + 8) & 0x3FFF);
  }

  /// RFC 9649 section 3.4: signature, then 14 bits each of width - 1 and height - 1, and alpha.
  private void lossless(Octets within, int at, int body, int length) throws BadPhoto {
    if (bitstream != null) {
      throw BadPhoto.damaged("WebP with two pictures");
    }
    if (length < 5 || within.u8(body) != 0x2F) {
      throw BadPhoto.damaged("WebP without a lossless signature");
    }
    int low = within.u16le(body + 1);
    int high = within.u16le(body + 3);
    lossless = true;
    losslessAlpha = (high & 0x1000) != 0;
    picture(
        within.slice(at, 8 + length),
        (low & 0x3FFF) + 1,
        ((low >> 14) | ((high & 0xFFF) << 2)) + 1);
  }

  private void picture(ByteBuffer chunk, int pictureWidth, int pictureHeight) throws BadPhoto {
    if (pictureWidth == 0 || pictureHeight == 0) {
      throw BadPhoto.damaged("WebP without a size");
    }
    bitstream = chunk;
    width = pictureWidth;
    height = pictureHeight;
  }

  /// The container header, and before a lossy picture its alpha plane.
  private ByteBuffer head(ByteBuffer picture) {
    ByteBuffer plane = lossless ? null : alphaPlane;
    int planeLength = plane == null ? 0 : 18 + plane.remaining() + (plane.remaining() & 1);
    ByteBuffer head = ByteBuffer.allocate(12 + planeLength).order(ByteOrder.LITTLE_ENDIAN);
    head.put(ascii("RIFF")).putInt(4 + planeLength + picture.remaining()).put(ascii("WEBP"));
    if (plane != null) {
      head.put(ascii("VP8X")).putInt(10).putInt(ALPHA_FLAG);
      head.putShort((short) (width - 1)).put((byte) 0);
      head.putShort((short) (height - 1)).put((byte) 0);
      head.put(plane.duplicate());
    }
    return head.rewind();
  }

  private static byte[] ascii(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }
}
