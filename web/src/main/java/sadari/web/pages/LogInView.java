package sadari.web.pages;

/// What the log-in page shows.
///
/// The form posts `login`, `password`, `csrf` and `return_to` to `/auth/log_in`.
///
/// @param csrfToken that the form must bring back
/// @param returnPath where to go afterwards, a path of this site
/// @param entered the name or e-mail to show again; may be empty
/// @param failed whether a try was in vain
public record LogInView(
    Reader reader, String csrfToken, String returnPath, String entered, boolean failed) {

  /// An empty form.
  public static LogInView fresh(Reader reader, String csrfToken, String returnPath) {
    return new LogInView(reader, csrfToken, returnPath, "", false);
  }

  @Override
  public String toString() {
    return "LogInView[***]";
  }
}
