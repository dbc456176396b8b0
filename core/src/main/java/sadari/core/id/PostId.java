package sadari.core.id;

/// A post.
///
/// @param value the 63-bit number
public record PostId(long value) implements Id {
  public PostId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return text();
  }
}
