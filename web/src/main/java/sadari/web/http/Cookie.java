package sadari.web.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A cookie to set: always `HttpOnly`, for the whole site, `SameSite=Lax` unless told otherwise.
///
/// @param maxAge null for the length of the browser's session, zero to remove it
/// @param secure true where the public address is https
public record Cookie(
    String name, String value, @Nullable Duration maxAge, boolean secure, SameSite sameSite) {
  /// Which requests from other sites carry the cookie.
  public enum SameSite {
    STRICT("Strict"),
    LAX("Lax");

    private final String text;

    SameSite(String text) {
      this.text = text;
    }
  }

  public Cookie {
    check(name);
    check(value);
  }

  public static Cookie session(
      String name, String value, @Nullable Duration maxAge, boolean secure) {
    return new Cookie(name, value, maxAge, secure, SameSite.LAX);
  }

  public static Cookie removed(String name, boolean secure) {
    return new Cookie(name, "", Duration.ZERO, secure, SameSite.LAX);
  }

  String header() {
    StringBuilder text = new StringBuilder(name).append('=').append(value).append("; Path=/");
    if (maxAge != null) {
      text.append("; Max-Age=").append(maxAge.toSeconds());
    }
    if (secure) {
      text.append("; Secure");
    }
    return text.append("; HttpOnly; SameSite=").append(sameSite.text).toString();
  }

  private static void check(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c >= 127 || "\",;\\".indexOf(c) >= 0) {
        throw new IllegalArgumentException("a forbidden character in a cookie");
      }
    }
  }
}
