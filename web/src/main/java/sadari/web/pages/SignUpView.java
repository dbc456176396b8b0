package sadari.web.pages;

import java.util.Map;

/// What the sign-up page shows.
///
/// The form posts `username`, `email`, `password`, `agreement`, `csrf` and `return_to` to
/// `/auth/sign_up`.
///
/// @param csrfToken that the form must bring back
/// @param returnPath where to go afterwards, a path of this site
/// @param entered values to show again, by field name; never the password
/// @param wrong what is wrong, by field name: the end of a key `field.*` such as `taken`
public record SignUpView(
    Reader reader,
    String csrfToken,
    String returnPath,
    Map<String, String> entered,
    Map<String, String> wrong) {

  /// An empty form.
  public static SignUpView fresh(Reader reader, String csrfToken, String returnPath) {
    return new SignUpView(reader, csrfToken, returnPath, Map.of(), Map.of());
  }

  @Override
  public String toString() {
    return "SignUpView[***]";
  }
}
