package sadari.web.pages;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringJoiner;

/// The content security policy of a page: only our own files, no inline code but the import map and
/// [LostEdge].
final class Policy {
  private final String media;

  /// @param media origin of photos when it is another one, else empty
  Policy(String media) {
    this.media = media;
  }

  /// The header's value.
  ///
  /// @param near where scripts and styles come from besides this server, else empty
  /// @param inline hashes of the scripts inside the page, as sources parted by blanks, else empty
  /// @param formTarget where a form may lead after a redirect, a source expression, else empty
  String header(String near, String inline, String formTarget) {
    StringJoiner policy = new StringJoiner("; ");
    policy.add("default-src 'none'");
    policy.add("base-uri 'none'");
    policy.add("script-src" + sources("'self'", near, inline));
    policy.add("style-src" + sources("'self'", near));
    policy.add("img-src" + sources("'self'", "blob:", "data:", media));
    policy.add("media-src" + sources("'self'", media));
    policy.add("connect-src 'self'");
    policy.add("manifest-src 'self'");
    policy.add("form-action" + sources("'self'", formTarget));
    policy.add("frame-ancestors 'none'");
    return policy.toString();
  }

  private static String sources(String... sources) {
    StringBuilder all = new StringBuilder();
    for (String source : sources) {
      if (!source.isEmpty()) {
        all.append(' ').append(source);
      }
    }
    return all.toString();
  }

  /// The source expression for an address that a form's answer redirects to: Chromium holds
  /// redirects to `form-action` too. Empty where there is none, or none that can be expressed.
  static String formTarget(String redirectUri) {
    try {
      URI uri = new URI(redirectUri);
      String scheme = uri.getScheme();
      if (scheme == null || scheme.equals("urn") || scheme.equals("javascript")) {
        return "";
      }
      if (!scheme.equals("http") && !scheme.equals("https")) {
        return scheme + ':';
      }
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return uri.getHost() == null ? "" : scheme + "://" + uri.getHost() + port;
    } catch (java.net.URISyntaxException e) {
      return "";
    }
  }

  /// The same for a form that leads back to a consent, which may answer with a redirect at once.
  static String formTargetBehind(String returnPath) {
    int query = returnPath.indexOf('?');
    if (!returnPath.startsWith("/oauth/authorize") || query < 0) {
      return "";
    }
    for (String pair : returnPath.substring(query + 1).split("&", -1)) {
      if (pair.startsWith("redirect_uri=")) {
        return decoded(pair.substring("redirect_uri=".length())).map(Policy::formTarget).orElse("");
      }
    }
    return "";
  }

  private static Optional<String> decoded(String value) {
    try {
      return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
