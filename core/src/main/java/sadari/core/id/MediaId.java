package sadari.core.id;

/// An uploaded photo.
///
/// @param value the 63-bit number
public record MediaId(long value) implements Id {
  public MediaId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return text();
  }
}
