package sadari.web.http;

/// Classes of characters.
final class Ascii {
  private Ascii() {}

  static boolean alphanumeric(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
