package sadari.core.id;

/// An access token, an authorization code or a browser session.
///
/// @param value the 63-bit number
public record TokenId(long value) implements Id {
  public TokenId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return text();
  }
}
