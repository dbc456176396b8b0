package sadari.core.id;

/// A registered client application.
///
/// @param value the 63-bit number
public record AppId(long value) implements Id {
  public AppId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return text();
  }
}
