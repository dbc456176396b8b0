package sadari.server.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Small files that claim to be large photos.
final class Bombs {
  private Bombs() {}

  static byte[] png(int width, int height) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(bytes("\u0089PNG\r\n\u001a\n"));
    byte[] head =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 2, 0, 0, 0})
            .array();
    chunk(file, "IHDR", head);
    chunk(file, "IDAT", deflated(new byte[100_000]));
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] data) {
    CRC32 crc = new CRC32();
    crc.update(bytes(type));
    crc.update(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    file.writeBytes(bytes(type));
    file.writeBytes(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  private static byte[] deflated(byte[] data) {
    Deflater deflater = new Deflater();
    deflater.setInput(data);
    deflater.finish();
    byte[] out = new byte[data.length + 100];
    int length = deflater.deflate(out);
    deflater.end();
    return java.util.Arrays.copyOf(out, length);
  }

  static byte[] gif(int width, int height, int frames) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(bytes("GIF89a"));
    file.writeBytes(all(little(7).putShort((short) width).putShort((short) height)));
    for (int i = 0; i < frames; i++) {
      file.write(0x2c);
      file.writeBytes(all(little(9).putInt(0).putShort((short) width).putShort((short) height)));
      file.writeBytes(new byte[] {2, 2, 0x4c, 1, 0});
    }
    file.write(0x3b);
    return file.toByteArray();
  }

  static byte[] jpeg(int width, int height) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(bytes("\u00ff\u00d8\u00ff\u00c0\u0000\u0011\u0008"));
    file.writeBytes(
        ByteBuffer.allocate(4).putShort((short) height).putShort((short) width).array());
    file.writeBytes(new byte[] {3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0});
    file.writeBytes(bytes("\u00ff\u00da\u0000\u000c\u0003\u0001\u0000\u0002\u0000\u0003\u0000"));
    file.writeBytes(bytes("\u0000?\u0000" + "\u0000".repeat(1_000) + "\u00ff\u00d9"));
    return file.toByteArray();
  }

  /// With an extended head, whose canvas may have 2^24 pixels on a side.
  static byte[] webp(int width, int height) {
    ByteBuffer head = little(10).putInt(0);
    put24(head, width - 1);
    put24(head, height - 1);
    return riff("VP8X", all(head));
  }

  static byte[] webpLossless(int width, int height) {
    long bits = (width - 1) | (long) (height - 1) << 14;
    return riff("VP8L", all(little(21).put((byte) 0x2f).putInt((int) bits)));
  }

  private static void put24(ByteBuffer out, int value) {
    out.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
  }

  private static byte[] riff(String type, byte[] data) {
    int padded = data.length + (data.length & 1);
    ByteBuffer file = little(20 + padded).put(bytes("RIFF")).putInt(12 + padded);
    return all(file.put(bytes("WEBP")).put(bytes(type)).putInt(data.length).put(data));
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] all(ByteBuffer buffer) {
    byte[] all = new byte[buffer.capacity()];
    buffer.get(0, all);
    return all;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
