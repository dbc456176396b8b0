package sadari.core.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A person's unique name on this server, as they wrote it; compared without regard to case.
///
/// @param text 1 to 30 of the letters a–z and A–Z, digits and underscores
public record Handle(String text) {
  /// The longest handle, in characters.
  public static final int MAX_LENGTH = 30;

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_]{1," + MAX_LENGTH + "}");

  public Handle {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a handle");
    }
  }

  /// Reads a handle; empty where the text cannot be one.
  public static Optional<Handle> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new Handle(text)) : Optional.empty();
  }

  /// What two handles are compared by.
  public String key() {
    return text.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return text;
  }
}
