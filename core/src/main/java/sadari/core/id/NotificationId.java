package sadari.core.id;

/// A notification; its bucket is its reader.
///
/// @param value the 63-bit number
public record NotificationId(long value) implements Id {
  public NotificationId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return text();
  }
}
