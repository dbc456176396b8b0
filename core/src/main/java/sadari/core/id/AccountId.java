package sadari.core.id;

/// An account.
///
/// @param value the 63-bit number
public record AccountId(long value) implements Id {
  public AccountId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return text();
  }
}
