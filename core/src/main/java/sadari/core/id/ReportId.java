package sadari.core.id;

/// What somebody told the operators about somebody else; in the bucket of who told.
///
/// @param value the 63-bit number
public record ReportId(long value) implements Id {
  public ReportId {
    Id.check(value);
  }

  @Override
  public String toString() {
    return text();
  }
}
