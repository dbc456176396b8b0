package sadari.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.function.BiConsumer;

/// Percent-encoding (RFC 3986) and HTML form encoding, strict: what is not UTF-8 is refused.
final class Percent {
  private static final String HEX = "0123456789ABCDEF";

  private Percent() {}

  /// Decodes a segment of a path.
  static String path(String raw) {
    return decode(raw, false);
  }

  /// Decodes a name or a value of a query or form, where `+` is a space.
  static String form(String raw) {
    return decode(raw, true);
  }

  /// Calls back for each pair of `a=1&b=2`, decoded.
  static void pairs(String raw, BiConsumer<String, String> pair) {
    int start = 0;
    while (start < raw.length()) {
      int end = raw.indexOf('&', start);
      end = end < 0 ? raw.length() : end;
      int equals = raw.indexOf('=', start);
      if (equals < 0 || equals > end) {
        equals = end;
      }
      if (end > start) {
        String value = equals < end ? raw.substring(equals + 1, end) : "";
        pair.accept(form(raw.substring(start, equals)), form(value));
      }
      start = end + 1;
    }
  }

  /// Encodes all but the unreserved characters.
  static String encode(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(UTF_8)) {
      int c = b & 0xff;
      if (Ascii.alphanumeric(c) || "-._~".indexOf(c) >= 0) {
        out.append((char) c);
      } else {
        out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return out.toString();
  }

  /// Strict UTF-8 without NUL.
  static String utf8(byte[] bytes) {
    return clean(decoded(bytes));
  }

  /// Strict UTF-8.
  static String decoded(byte[] bytes) {
    try {
      return UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw HttpProblem.badRequest("Text must be UTF-8");
    }
  }

  /// The text, when it can be stored and written again: no NUL, no half of a surrogate pair.
  static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw HttpProblem.invalid("Text must not contain NUL characters");
      }
      if (Character.isSurrogate(c)) {
        boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
        if (!pair) {
          throw HttpProblem.invalid("Text must not contain half a surrogate pair");
        }
        i++;
      }
    }
    return text;
  }

  private static String decode(String raw, boolean form) {
    boolean plain = true;
    for (int i = 0; i < raw.length() && plain; i++) {
      char c = raw.charAt(i);
      plain = c != '%' && !(form && c == '+') && c < 128 && c != 0;
    }
    return plain ? raw : utf8(bytes(raw, form));
  }

  private static byte[] bytes(String raw, boolean form) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        out.write(hex(raw, i + 1) << 4 | hex(raw, i + 2));
        i += 2;
      } else if (form && c == '+') {
        out.write(' ');
      } else if (c < 256) {
        // The request line is read as Latin-1: a raw byte is passed on as it was sent.
        out.write(c);
      } else {
        throw HttpProblem.badRequest("Broken percent-encoding");
      }
    }
    return out.toByteArray();
  }

  private static int hex(String raw, int at) {
    int value = at < raw.length() ? HEX.indexOf(Character.toUpperCase(raw.charAt(at))) : -1;
    if (value < 0) {
      throw HttpProblem.badRequest("Broken percent-encoding");
    }
    return value;
  }
}
