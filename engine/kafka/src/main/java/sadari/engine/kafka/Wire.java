package sadari.engine.kafka;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import sadari.core.id.EventId;
import sadari.core.outbox.Event;
import sadari.core.outbox.PendingEvent;

/// An event as bytes.
///
/// ```
/// value:  1  format, now 1
///         4  attempts of the outbox
///         4  deliveries before this record was written: it is a copy of an earlier one
///         8  id of the event
///         1  length of the kind
///         …  kind, in ASCII
///         4  how many numbers
///         8… numbers
/// key:    4  bucket of the event: what concerns one account stays in order
/// ```
///
/// All numbers are big-endian.
record Wire(PendingEvent event, int earlier) {
  private static final byte FORMAT = 1;
  private static final int FIXED = 1 + 4 + 4 + 8 + 1 + 4;
  private static final int MOST_NUMBERS = 100_000;

  static byte[] key(PendingEvent event) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(event.id().bucket().number()).array();
  }

  byte[] value() {
    byte[] kind = event.event().kind().getBytes(US_ASCII);
    long[] numbers = event.event().numbers();
    ByteBuffer bytes =
        ByteBuffer.allocate(FIXED + kind.length + numbers.length * Long.BYTES)
            .put(FORMAT)
            .putInt(event.attempts())
            .putInt(earlier)
            .putLong(event.id().value())
            .put((byte) kind.length)
            .put(kind)
            .putInt(numbers.length);
    for (long number : numbers) {
      bytes.putLong(number);
    }
    return bytes.array();
  }

  /// @throws IllegalArgumentException where it is of another format, or an event that is unknown
  ///   here
  static Wire read(byte @Nullable [] value) {
    if (value == null) {
      throw new IllegalArgumentException("empty");
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(value);
      byte format = bytes.get();
      if (format != FORMAT) {
        throw new IllegalArgumentException("format " + format);
      }
      int attempts = bytes.getInt();
      int earlier = bytes.getInt();
      EventId id = new EventId(bytes.getLong());
      byte[] kind = new byte[Byte.toUnsignedInt(bytes.get())];
      bytes.get(kind);
      int count = bytes.getInt();
      if (count < 0 || count > MOST_NUMBERS) {
        throw new IllegalArgumentException("numbers: " + count);
      }
      long[] numbers = new long[count];
      for (int i = 0; i < count; i++) {
        numbers[i] = bytes.getLong();
      }
      Event event = Event.of(new String(kind, US_ASCII), numbers);
      return new Wire(new PendingEvent(id, event, attempts), earlier);
    } catch (BufferUnderflowException cutOff) {
      throw new IllegalArgumentException("cut off after " + value.length + " bytes", cutOff);
    }
  }
}
