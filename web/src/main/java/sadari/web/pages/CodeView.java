package sadari.web.pages;

/// What the page shows that hands an authorization code to a person, for programs without an
/// address.
public record CodeView(Reader reader, String app, String code) {
  @Override
  public String toString() {
    return "CodeView[***]";
  }
}
