package sadari.core.text;

/// Takes in text from outside.
public final class Clean {
  private Clean() {}

  /// Text as it is kept: line and paragraph ends as `\n`, without other control characters,
  /// unpaired surrogates and direction overrides, without white space around it.
  public static String text(String raw) {
    StringBuilder clean = new StringBuilder(raw.length());
    raw.replace("\r\n", "\n")
        .replace('\r', '\n')
        .replace('\u2028', '\n')
        .replace('\u2029', '\n')
        .codePoints()
        .filter(Clean::isText)
        .forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }

  /// The same on one line.
  public static String line(String raw) {
    return text(raw).replace('\n', ' ').replace('\t', ' ');
  }

  private static boolean isText(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c == '\n' || c == '\t';
      case Character.SURROGATE -> false;
      default -> !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069);
    };
  }

  /// How many code points a text has.
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
