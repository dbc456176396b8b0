package sadari.web.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads header values of the form `type; name=value; name="quoted"`.
final class HeaderValue {
  private HeaderValue() {}

  /// The part before the first semicolon, lower case.
  static String mediaType(String value) {
    int semicolon = value.indexOf(';');
    return (semicolon < 0 ? value : value.substring(0, semicolon)).trim().toLowerCase(Locale.ROOT);
  }

  static @Nullable String parameter(String value, String name) {
    int at = value.indexOf(';');
    while (at >= 0 && at < value.length()) {
      int equals = value.indexOf('=', at);
      if (equals < 0) {
        return null;
      }
      String found = value.substring(at + 1, equals).trim();
      int end = equals + 1;
      StringBuilder text = new StringBuilder();
      if (end < value.length() && value.charAt(end) == '"') {
        end = quoted(value, end + 1, text);
      } else {
        int semicolon = value.indexOf(';', end);
        int stop = semicolon < 0 ? value.length() : semicolon;
        text.append(value.substring(end, stop).trim());
        end = stop;
      }
      if (found.equalsIgnoreCase(name)) {
        return text.toString();
      }
      at = value.indexOf(';', end);
    }
    return null;
  }

  /// The name of an uploaded file without any folders, or null when the part is no file.
  static @Nullable String filename(String disposition) {
    String extended = parameter(disposition, "filename*");
    String name = extended == null ? parameter(disposition, "filename") : extended(extended);
    if (name == null) {
      return null;
    }
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  /// `UTF-8''na%20me` (RFC 8187).
  private static String extended(String value) {
    int quote = value.lastIndexOf('\'');
    return Percent.path(value.substring(quote + 1));
  }

  /// Browsers escape quotes by backslash or as `%22`; a backslash before anything else is itself.
  private static int quoted(String value, int from, StringBuilder text) {
    int at = from;
    while (at < value.length() && value.charAt(at) != '"') {
      char c = value.charAt(at);
      boolean escape =
          c == '\\'
              && at + 1 < value.length()
              && (value.charAt(at + 1) == '"' || value.charAt(at + 1) == '\\');
      text.append(escape ? value.charAt(at + 1) : c);
      at += escape ? 2 : 1;
    }
    return at + 1;
  }
}
