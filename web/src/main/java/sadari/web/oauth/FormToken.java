package sadari.web.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import sadari.web.http.Cookie;
import sadari.web.http.Request;
import sadari.web.http.Response;

/// Protects the forms of people who are not logged in yet: a random token in a cookie that must
/// come back in the form. Another site can neither read nor set the cookie.
final class FormToken {
  private static final String COOKIE = "sadari_form";
  private static final int LENGTH = 32;

  private final RandomGenerator random;
  private final boolean secure;

  FormToken(RandomGenerator random, boolean secure) {
    this.random = random;
    this.secure = secure;
  }

  /// The browser's token, or a fresh one.
  String of(Request request) {
    String known = request.cookie(COOKIE);
    if (known != null
        && known.length() == LENGTH
        && known.chars().allMatch(HexFormat::isHexDigit)) {
      return known;
    }
    byte[] bytes = new byte[LENGTH / 2];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// The page with the cookie.
  Response keep(Response page, String token) {
    return page.with(Cookie.session(COOKIE, token, Duration.ofHours(12), secure))
        .with("Cache-Control", "no-store");
  }

  /// Whether a form that came back has the browser's token.
  static boolean isRight(Request request, @Nullable String sent) {
    String known = request.cookie(COOKIE);
    return known != null
        && sent != null
        && known.length() == LENGTH
        && MessageDigest.isEqual(
            known.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }
}
