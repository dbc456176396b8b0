package sadari.web.http;

import io.netty.util.AsciiString;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Header names and values that are sent all the time, as bytes with their hash known: measured,
/// setting the headers of an answer costs a good part of it.
final class WireText {
  static final CharSequence REQUEST_ID = AsciiString.cached("X-Request-Id");
  static final CharSequence DATE = AsciiString.cached("Date");

  private static final Map<String, CharSequence> KNOWN =
      Stream.of(
              "*",
              "Accept-Encoding",
              "Accept-Ranges",
              "Access-Control-Allow-Origin",
              "Access-Control-Expose-Headers",
              "Cache-Control",
              "Content-Encoding",
              "Content-Type",
              "ETag",
              "Link",
              "Referrer-Policy",
              "Vary",
              "X-Content-Type-Options",
              "X-RateLimit-Limit",
              "X-RateLimit-Remaining",
              "X-RateLimit-Reset",
              "application/json",
              "gzip",
              "nosniff",
              "same-origin",
              Cors.EXPOSED)
          .collect(Collectors.toUnmodifiableMap(Function.identity(), AsciiString::cached));

  private WireText() {}

  static CharSequence of(String text) {
    return KNOWN.getOrDefault(text, text);
  }
}
