package sadari.engine.imaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Bounds-checked reads from a file in memory: a read past the end is a corrupt file, never an
/// exception of the JVM. Offsets are absolute; nothing is copied. Immutable as long as nobody
/// writes to the array.
final class Octets {
  private final byte[] bytes;
  private final int end;

  Octets(byte[] bytes) {
    this(bytes, bytes.length);
  }

  private Octets(byte[] bytes, int end) {
    this.bytes = bytes;
    this.end = end;
  }

  int end() {
    return end;
  }

  /// The same bytes at the same offsets, ending sooner.
  Octets endingAt(int sooner) throws BadPhoto {
    if (sooner < 0 || sooner > end) {
      throw BadPhoto.damaged("truncated: a part ends at " + sooner + ", the file at " + end);
    }
    return new Octets(bytes, sooner);
  }

  int u8(int at) throws BadPhoto {
    need(at, 1);
    return bytes[at] & 0xFF;
  }

  int u16(int at) throws BadPhoto {
    need(at, 2);
    return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
  }

  int u16le(int at) throws BadPhoto {
    need(at, 2);
    return ((bytes[at + 1] & 0xFF) << 8) | (bytes[at] & 0xFF);
  }

  int u24le(int at) throws BadPhoto {
    return u16le(at) | (u8(at + 2) << 16);
  }

  /// Big-endian; a value above 2³¹-1 is corrupt in every format read here.
  int u31(int at) throws BadPhoto {
    return positive((u16(at) << 16) | u16(at + 2));
  }

  /// Little-endian; a value above 2³¹-1 is corrupt in every format read here.
  int u31le(int at) throws BadPhoto {
    return positive(u16le(at) | (u16le(at + 2) << 16));
  }

  int i32(int at) throws BadPhoto {
    return (u16(at) << 16) | u16(at + 2);
  }

  boolean has(int at, String ascii) {
    byte[] wanted = ascii.getBytes(StandardCharsets.ISO_8859_1);
    if (at < 0 || at > end - wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /// A view of a part, not a copy.
  ByteBuffer slice(int from, int length) throws BadPhoto {
    need(from, length);
    return ByteBuffer.wrap(bytes, from, length).slice();
  }

  /// Where the next 0xFF byte is, or the end.
  int nextFf(int from) {
    int at = from;
    while (at < end && bytes[at] != (byte) 0xFF) {
      at++;
    }
    return at;
  }

  private void need(int at, int length) throws BadPhoto {
    if (at < 0 || length < 0 || at > end - length) {
      throw BadPhoto.damaged("truncated: " + length + " bytes wanted at " + at + " of " + end);
    }
  }

  private static int positive(int value) throws BadPhoto {
    if (value < 0) {
      throw BadPhoto.damaged("a length of more than 2 GB");
    }
    return value;
  }
}
