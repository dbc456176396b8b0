package sadari.scale.cache;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;
import sadari.core.cache.Bytes;

/// Bytes being written: numbers of variable length (LEB128), text as UTF-8 behind its length.
public final class WireWriter {
  private byte[] bytes = new byte[128];
  private int length;

  WireWriter() {}

  /// A number; 0 and more take fewer bytes the smaller they are.
  public WireWriter number(long value) {
    ensure(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
    return this;
  }

  public WireWriter flag(boolean value) {
    return number(value ? 1 : 0);
  }

  public WireWriter text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    ensure(utf8.length);
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length += utf8.length;
    return this;
  }

  /// By its name: whoever reorders constants changes nothing.
  public WireWriter constant(Enum<?> value) {
    return text(value.name());
  }

  public <T> WireWriter optional(Optional<T> value, BiConsumer<WireWriter, T> write) {
    flag(value.isPresent());
    value.ifPresent(present -> write.accept(this, present));
    return this;
  }

  public <T> WireWriter all(Collection<T> values, BiConsumer<WireWriter, T> write) {
    number(values.size());
    values.forEach(value -> write.accept(this, value));
    return this;
  }

  Bytes bytes() {
    return Bytes.of(Arrays.copyOf(bytes, length));
  }

  private void ensure(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
