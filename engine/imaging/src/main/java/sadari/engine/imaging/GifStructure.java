package sadari.engine.imaging;

import java.nio.ByteBuffer;
import java.util.List;
import sadari.core.media.PhotoProcessor.Reason;

/// The blocks of a GIF file (GIF89a), as far as the first picture needs them.
///
/// The picture is decoded by [GifPicture], in Java. Not thread-safe; for one use.
final class GifStructure {
  private final Octets file;
  private final int maxFrames;
  private int frames;
  private int first = -1;
  private int transparent = -1;

  GifStructure(Octets file, int maxFrames) {
    this.file = file;
    this.maxFrames = maxFrames;
  }

  Container read() throws BadPhoto {
    int packed = file.u8(10);
    int at = 13 + tableLength(packed);
    while (true) {
      int block = file.u8(at);
      if (block == 0x3B) {
        break;
      }
      at =
          switch (block) {
            case 0x21 -> extension(at);
            case 0x2C -> image(at);
            default -> throw BadPhoto.damaged("GIF block " + block + " at " + at);
          };
    }
    if (first < 0) {
      throw BadPhoto.damaged("GIF without a picture");
    }
    int width = file.u16le(first + 5);
    int height = file.u16le(first + 7);
    if (width == 0 || height == 0) {
      throw BadPhoto.damaged("GIF without a size");
    }
    ByteBuffer whole = file.slice(0, file.end());
    return new Container(
        Container.Format.GIF,
        width,
        height,
        Orientation.UPRIGHT,
        new Container.Layout(transparent >= 0, 5),
        null,
        List.of(whole));
  }

  /// The first picture's decoder.
  static GifPicture picture(Octets file) throws BadPhoto {
    GifStructure structure = new GifStructure(file, Integer.MAX_VALUE);
    structure.read();
    int descriptor = structure.first;
    int packed = file.u8(descriptor + 9);
    boolean local = (packed & 0x80) != 0;
    int screen = file.u8(10);
    int table = local ? descriptor + 10 : 13;
    int colours = (local ? tableLength(packed) : tableLength(screen)) / 3;
    if (colours == 0) {
      throw BadPhoto.damaged("GIF without colours");
    }
    int data = descriptor + 10 + tableLength(packed);
    return new GifPicture(
        file,
        file.u16le(descriptor + 5),
        file.u16le(descriptor + 7),
        (packed & 0x40) != 0,
        file.slice(table, colours * 3),
        structure.transparent,
        data);
  }

  private int extension(int at) throws BadPhoto {
    boolean control = file.u8(at + 1) == 0xF9 && file.u8(at + 2) >= 4;
    if (control && first < 0) {
      transparent = (file.u8(at + 3) & 1) != 0 ? file.u8(at + 6) : -1;
    }
    return skipBlocks(at + 2);
  }

  private int image(int at) throws BadPhoto {
    if (++frames > maxFrames) {
      throw new BadPhoto(Reason.TOO_LARGE, "GIF animation of over " + maxFrames + " frames");
    }
    if (first < 0) {
      first = at;
    }
    return skipBlocks(at + 10 + tableLength(file.u8(at + 9)) + 1);
  }

  private int skipBlocks(int from) throws BadPhoto {
    int at = from;
    while (file.u8(at) != 0) {
      at += 1 + file.u8(at);
    }
    return at + 1;
  }

  private static int tableLength(int packed) {
    return (packed & 0x80) == 0 ? 0 : 3 << ((packed & 7) + 1);
  }
}
