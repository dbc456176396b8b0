package sadari.engine.imaging;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sadari.core.media.PhotoProcessor.Reason;

/// The segments of a JPEG file (ITU-T T.81 annex B).
///
/// Kept for the decoder: the frame header, tables, scans, and the one Adobe segment that names the
/// colour transform. Dropped: every other application segment (EXIF, XMP, GPS, thumbnails, MPF),
/// comments, and all that follows the end marker. Not thread-safe; for one use.
final class JpegStructure {
  /// Encoders write about ten scans; each one is a pass over all blocks of the picture.
  private static final int MAX_SCANS = 32;

  private static final byte[] SOI = {(byte) 0xFF, (byte) 0xD8};
  private static final byte[] EOI = {(byte) 0xFF, (byte) 0xD9};

  private static final String EXIF = "Exif\0\0";
  private static final String ICC = "ICC_PROFILE\0";
  private static final String ADOBE = "Adobe";

  private final Octets file;
  private final List<ByteBuffer> bare = new ArrayList<>();
  private final TreeMap<Integer, ByteBuffer> profileParts = new TreeMap<>();
  private Orientation orientation = Orientation.UPRIGHT;
  private boolean exifSeen;
  private int width;
  private int height;
  private int scans;
  private Container.Layout layout = new Container.Layout(false, 3);

  JpegStructure(Octets file) {
    this.file = file;
  }

  Container read() throws BadPhoto {
    bare.add(ByteBuffer.wrap(SOI));
    int at = 2;
    while (true) {
      at = markerAt(at);
      int marker = file.u8(at);
      if (marker == 0xD9) {
        break;
      }
      int length = file.u16(at + 1);
      if (length < 2) {
        throw BadPhoto.damaged("JPEG segment of " + length + " bytes");
      }
      file.slice(at + 1, length);
      int next = at + 1 + length;
      next = segment(marker, at, length, next);
      at = next;
    }
    if (width == 0 || scans == 0) {
      throw BadPhoto.damaged("JPEG without a picture");
    }
    bare.add(ByteBuffer.wrap(EOI));
    return new Container(
        Container.Format.JPEG, width, height, orientation, layout, profile(), bare);
  }

  /// The offset of a marker's code; any number of fill bytes may precede it.
  private int markerAt(int from) throws BadPhoto {
    if (file.u8(from) != 0xFF) {
      throw BadPhoto.damaged("JPEG marker expected at " + from);
    }
    int at = from + 1;
    while (file.u8(at) == 0xFF) {
      at++;
    }
    return at;
  }

  /// Takes one segment; returns where the next marker starts.
  private int segment(int marker, int at, int length, int next) throws BadPhoto {
    switch (marker) {
      case 0xC0, 0xC1, 0xC2 -> frame(marker, at, length);
      case 0xC4, 0xDB, 0xDD -> keep(at, length);
      case 0xDA -> {
        return scan(at, next);
      }
      case 0xE1 -> exif(at, next);
      case 0xE2 -> profilePart(at, length);
      case 0xEE -> {
        if (length >= 14 && file.has(at + 3, ADOBE)) {
          keep(at, length);
        }
      }
      case 0xC3, 0xC5, 0xC6, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB, 0xCC, 0xCD, 0xCE, 0xCF ->
          throw new BadPhoto(Reason.UNSUPPORTED, "lossless or arithmetic JPEG is not supported");
      default -> {
        boolean application = marker >= 0xE0 && marker <= 0xEF;
        boolean comment = marker == 0xFE;
        if (!application && !comment) {
          throw BadPhoto.damaged("JPEG marker " + Integer.toHexString(marker) + " out of place");
        }
      }
    }
    return next;
  }

  private void keep(int at, int length) throws BadPhoto {
    bare.add(file.slice(at - 1, length + 2));
  }

  private void frame(int marker, int at, int length) throws BadPhoto {
    if (width != 0) {
      throw BadPhoto.damaged("JPEG with two frame headers");
    }
    int precision = file.u8(at + 3);
    int components = file.u8(at + 8);
    if (length != 8 + 3 * components || components == 0 || components == 2 || components > 4) {
      throw BadPhoto.damaged("JPEG frame header with " + components + " components");
    }
    if (precision != 8) {
      throw new BadPhoto(Reason.UNSUPPORTED, precision + " bit JPEG is not supported");
    }
    height = file.u16(at + 4);
    width = file.u16(at + 6);
    if (width == 0 || height == 0) {
      throw BadPhoto.damaged("JPEG without a size");
    }
    if (marker == 0xC2) {
      layout = new Container.Layout(false, Math.max(3, coefficientBytes(at, components)));
    }
    keep(at, length);
  }

  /// A progressive picture is held whole as coefficients, two bytes for each sample.
  private int coefficientBytes(int at, int components) throws BadPhoto {
    int samples = 0;
    int most = 1;
    for (int i = 0; i < components; i++) {
      int factors = file.u8(at + 10 + 3 * i);
      int share = (factors >> 4) * (factors & 15);
      samples += share;
      most = Math.max(most, share);
    }
    return (2 * samples + most - 1) / most;
  }

  private int scan(int at, int entropyFrom) throws BadPhoto {
    if (width == 0) {
      throw BadPhoto.damaged("JPEG scan before the frame header");
    }
    if (++scans > MAX_SCANS) {
      throw new BadPhoto(Reason.TOO_LARGE, "JPEG with more than " + MAX_SCANS + " scans");
    }
    int end = entropyFrom;
    while (true) {
      end = file.nextFf(end);
      int code = file.u8(end + 1);
      boolean data = code == 0 || (code >= 0xD0 && code <= 0xD7);
      if (!data && code != 0xFF) {
        break;
      }
      end += data ? 2 : 1;
    }
    bare.add(file.slice(at - 1, end - at + 1));
    return end;
  }

  private void exif(int at, int next) throws BadPhoto {
    if (!exifSeen && file.has(at + 3, EXIF)) {
      exifSeen = true;
      orientation = Orientation.ofTiff(file.endingAt(next), at + 3 + EXIF.length());
    }
  }

  private void profilePart(int at, int length) throws BadPhoto {
    int overhead = 2 + ICC.length() + 2;
    if (length > overhead && file.has(at + 3, ICC)) {
      int number = file.u8(at + 3 + ICC.length());
      profileParts.putIfAbsent(number, file.slice(at + 1 + overhead, length - overhead));
    }
  }

  private @Nullable ByteBuffer profile() {
    if (profileParts.isEmpty()) {
      return null;
    }
    int length = profileParts.values().stream().mapToInt(ByteBuffer::remaining).sum();
    ByteBuffer joined = ByteBuffer.allocate(length);
    profileParts.values().forEach(part -> joined.put(part.duplicate()));
    return joined.flip();
  }
}
