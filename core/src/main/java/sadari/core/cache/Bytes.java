package sadari.core.cache;

import java.util.Arrays;

/// Bytes that nobody changes any more; equal by content. Whoever makes one gives the array away.
public final class Bytes {
  private final byte[] array;

  private Bytes(byte[] array) {
    this.array = array;
  }

  /// These bytes; not copied.
  public static Bytes of(byte[] array) {
    return new Bytes(array);
  }

  /// The array itself, to be read only.
  public byte[] array() {
    return array;
  }

  /// How many they are.
  public int length() {
    return array.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(array);
  }

  @Override
  public String toString() {
    return array.length + " bytes";
  }
}
