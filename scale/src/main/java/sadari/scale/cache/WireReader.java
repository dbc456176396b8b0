package sadari.scale.cache;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import sadari.core.cache.Bytes;

/// Bytes being read, as [WireWriter] wrote them. Throws some [RuntimeException] where they are not
/// what is asked for.
public final class WireReader {
  private final byte[] bytes;
  private int at;

  WireReader(Bytes bytes) {
    this.bytes = bytes.array();
  }

  public long number() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = bytes[at++];
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number is too long");
  }

  public int small() {
    return Math.toIntExact(number());
  }

  public boolean flag() {
    return number() == 1;
  }

  public String text() {
    int length = small();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  public <E extends Enum<E>> E constant(Class<E> type) {
    return Enum.valueOf(type, text());
  }

  public <T> Optional<T> optional(Function<WireReader, T> read) {
    return flag() ? Optional.of(read.apply(this)) : Optional.empty();
  }

  public <T> List<T> all(Function<WireReader, T> read) {
    int size = small();
    List<T> values = new ArrayList<>(Math.min(size, bytes.length));
    for (int i = 0; i < size; i++) {
      values.add(read.apply(this));
    }
    return Collections.unmodifiableList(values);
  }
}
