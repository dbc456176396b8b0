package sadari.core.text;

import java.lang.Character.UnicodeScript;

/// Where a web address in a sentence ends, and whether it is one. Each in one pass.
final class WebAddress {
  /// What a sentence puts behind a link without meaning it to be part of it.
  private static final String TRAILING = ".,;:!?'\"…。、，！？：；»”’*_~}」』）】》〉］｝";

  private WebAddress() {}

  /// The end without the sentence's punctuation; a closing bracket is the sentence's unless the
  /// link opened one.
  ///
  /// @param host where the host begins
  /// @param limit where the address ends at the latest
  static int end(String text, int host, int limit) {
    return endOfHost(text, host, withoutPunctuation(text, host, limit));
  }

  private static int withoutPunctuation(String text, int host, int limit) {
    int end = limit;
    int round = depth(text, host, end, '(', ')');
    int square = depth(text, host, end, '[', ']');
    while (end > host) {
      char last = text.charAt(end - 1);
      if (last == ')' && round < 0) {
        round++;
      } else if (last == ']' && square < 0) {
        square++;
      } else if (TRAILING.indexOf(last) < 0) {
        return end;
      }
      end--;
    }
    return end;
  }

  private static int depth(String text, int from, int to, char open, char close) {
    int depth = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      depth += c == open ? 1 : c == close ? -1 : 0;
    }
    return depth;
  }

  /// The end of an address whose host another word is glued to, as Korean particles are:
  /// `example.com에서`. No top-level domain mixes Latin with another script, so the host ends where
  /// the script changes. `limit` where nothing is glued.
  static int endOfHost(String text, int host, int limit) {
    int end = endOfAuthority(text, host, limit);
    int port = text.indexOf(':', host, end);
    int dot = text.lastIndexOf('.', (port < 0 ? end : port) - 1);
    if (dot < host) {
      return limit;
    }
    int at = dot + 1;
    while (at < end && isAsciiLetter(text.charAt(at))) {
      at++;
    }
    if (at < dot + 3 || at == end || text.charAt(at) < 0x80) {
      return limit;
    }
    while (at < end && isLatin(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at < end && text.charAt(at) >= 0x80 ? at : limit;
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isLatin(int c) {
    UnicodeScript script = UnicodeScript.of(c);
    return script == UnicodeScript.LATIN || script == UnicodeScript.INHERITED;
  }

  private static int endOfAuthority(String text, int host, int limit) {
    int end = host;
    while (end < limit && "/?#\\".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /// Whether there is a host, and no name before it: `https://bank.example@evil.example` shows one
  /// place and leads to another.
  static boolean isOne(String text, int host, int end) {
    return host < end
        && (text.charAt(host) == '[' || Character.isLetterOrDigit(text.codePointAt(host)))
        && text.indexOf('@', host, endOfAuthority(text, host, end)) < 0;
  }
}
