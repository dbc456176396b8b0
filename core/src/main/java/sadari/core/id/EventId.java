package sadari.core.id;

/// An event in the outbox; its bucket is that of its cause.
///
/// @param value the 63-bit number
public record EventId(long value) implements Id {
  public EventId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return text();
  }
}
