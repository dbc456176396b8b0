package sadari.engine.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Puts files together byte by byte: metadata into good ones, and ones that no encoder would write.
final class Crafted {
  /// Where the photo was taken, as a stranger would find it in the bytes.
  static final String SECRET = "52.5163N 13.3777E home";

  private Crafted() {}

  /// A TIFF structure with one directory: the orientation and a text with the place.
  static byte[] exif(int orientation, ByteOrder order) {
    byte[] text = latin(SECRET);
    ByteBuffer tiff = ByteBuffer.allocate(38 + text.length).order(order);
    tiff.put(latin(order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM")).putShort((short) 42).putInt(8);
    tiff.putShort((short) 2);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    tiff.putShort((short) orientation).putShort((short) 0);
    tiff.putShort((short) 0x010E).putShort((short) 2).putInt(text.length).putInt(38);
    tiff.putInt(0).put(text);
    return tiff.array();
  }

  static byte[] jpegWith(byte[] jpeg, int marker, byte[] content) {
    ByteBuffer head = ByteBuffer.allocate(4);
    head.putShort((short) (0xFF00 | marker)).putShort((short) (content.length + 2));
    return joined(Arrays.copyOf(jpeg, 2), head.array(), content, from(jpeg, 2));
  }

  static byte[] jpegExif(byte[] jpeg, byte[] tiff) {
    return jpegWith(jpeg, 0xE1, joined(latin("Exif\0\0"), tiff));
  }

  static byte[] jpegProfile(byte[] jpeg, byte[] icc) {
    return jpegWith(jpeg, 0xE2, joined(latin("ICC_PROFILE\0\1\1"), icc));
  }

  /// Puts a chunk behind the header.
  static byte[] pngWith(byte[] png, String type, byte[] content) {
    return joined(Arrays.copyOf(png, 33), chunk(type, content), from(png, 33));
  }

  static byte[] pngProfile(byte[] png, byte[] icc) {
    return pngWith(png, "iCCP", joined(latin("any name\0\0"), deflated(icc)));
  }

  static byte[] chunk(String type, byte[] content) {
    byte[] checked = joined(latin(type), content);
    CRC32 sum = new CRC32();
    sum.update(checked);
    return joined(int32(content.length), checked, int32((int) sum.getValue()));
  }

  /// A header that promises a picture of this size, with image data of nothing.
  static byte[] pngOfSize(int width, int height) {
    return pngOfSize(width, height, 8);
  }

  static byte[] pngOfSize(int width, int height, int bits) {
    byte[] header = joined(int32(width), int32(height), new byte[] {(byte) bits, 6, 0, 0, 0});
    return joined(
        latin(PngStructure.SIGNATURE),
        chunk("IHDR", header),
        chunk("IDAT", deflated(new byte[64])),
        chunk("IEND", new byte[0]));
  }

  /// An extended WebP file of these chunks; the flags announce all features.
  static byte[] webp(int width, int height, byte[]... chunks) {
    ByteBuffer canvas = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
    canvas.putInt(0x3E).putShort((short) (width - 1)).put((byte) 0);
    canvas.putShort((short) (height - 1)).put((byte) 0);
    return riff(joined(riffChunk("VP8X", canvas.array()), joined(chunks)));
  }

  static byte[] riff(byte[] chunks) {
    return joined(latin("RIFF"), little(chunks.length + 4), latin("WEBP"), chunks);
  }

  static byte[] riffChunk(String type, byte[] content) {
    return joined(latin(type), little(content.length), content, new byte[content.length & 1]);
  }

  /// One frame of an animation, of the chunks of a still file without its container header.
  static byte[] webpFrame(int width, int height, byte[] chunks) {
    ByteBuffer head = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    head.position(6);
    head.putShort((short) (width - 1)).put((byte) 0).putShort((short) (height - 1)).put((byte) 0);
    head.putInt(100);
    return riffChunk("ANMF", joined(head.array(), chunks));
  }

  static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater(9);
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    while (!deflater.finished()) {
      packed.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return packed.toByteArray();
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  static byte[] from(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }

  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] int32(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  private static byte[] little(int value) {
    return int32(Integer.reverseBytes(value));
  }

  static boolean contains(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
  }
}
