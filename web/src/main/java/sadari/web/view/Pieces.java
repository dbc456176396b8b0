package sadari.web.view;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/// JSON put together from pieces that are ready. Used by one thread.
final class Pieces {
  private static final byte[] TRUE = ascii("true");
  private static final byte[] FALSE = ascii("false");

  private byte[] bytes;
  private int size;

  /// @param expected about how many bytes it will be
  Pieces(int expected) {
    bytes = new byte[expected];
  }

  Pieces put(byte[] piece) {
    room(piece.length);
    System.arraycopy(piece, 0, bytes, size, piece.length);
    size += piece.length;
    return this;
  }

  Pieces put(char ascii) {
    room(1);
    bytes[size++] = (byte) ascii;
    return this;
  }

  Pieces put(long number) {
    return put(Long.toString(number).getBytes(ISO_8859_1));
  }

  Pieces put(boolean value) {
    return put(value ? TRUE : FALSE);
  }

  /// A piece that is written in the program.
  static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }

  /// Takes back the last byte.
  Pieces back() {
    size--;
    return this;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }
}
