package sadari.web.http;

/// Classes of characters, and numbers in digits.
final class Ascii {
  private Ascii() {}

  /// The number that decimal digits make, or -1 where these are none or make more than 63 bits.
  static long number(String digits) {
    if (digits.isEmpty() || digits.length() > 19) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return Math.max(value, -1);
  }

  static boolean alphanumeric(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
