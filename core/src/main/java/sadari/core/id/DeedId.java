package sadari.core.id;

/// Something that this server's operators did; in the bucket of the account that it concerns.
///
/// @param value the 63-bit number
public record DeedId(long value) implements Id {
  public DeedId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return text();
  }
}
