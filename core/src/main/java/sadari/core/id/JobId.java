package sadari.core.id;

/// Work that somebody asked for and may look after; in the bucket of who asked.
///
/// @param value the 63-bit number
public record JobId(long value) implements Id {
  public JobId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return text();
  }
}
