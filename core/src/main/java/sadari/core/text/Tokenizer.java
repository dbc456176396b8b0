package sadari.core.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds links, mentions and tags in what people write. Linear in the length of the text.
public final class Tokenizer {
  /// How much a link counts for, whatever its length.
  public static final int LINK_LENGTH = 23;

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<link>(?<![\\p{L}\\p{N}_])https?+://[^\\s<>\"\\p{Cntrl}]++)"
              + "|(?<![\\p{L}\\p{N}_/@.])@(?<handle>[A-Za-z0-9_]{1,30}+)"
              + "(?:@(?<domain>[\\p{L}\\p{N}][\\p{L}\\p{N}.:-]{0,253}))?"
              + "|(?<![\\p{L}\\p{N}_/&#])#(?<tag>[\\p{L}\\p{N}\\p{M}_·]{1,100}+)",
          Pattern.CASE_INSENSITIVE);

  /// What a sentence puts behind a link without meaning it to be part of it.
  private static final String TRAILING = ".,;:!?'\"…。、，！？»”’*_~";

  private Tokenizer() {}

  /// All tokens of a text, in order, none overlapping.
  public static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int from = 0;
    while (matcher.find(from)) {
      from = matcher.end();
      if (matcher.group("link") != null) {
        int end = endOfLink(text, matcher.start(), matcher.end());
        String url = text.substring(matcher.start(), end);
        if (url.length() > url.indexOf("://") + 3) {
          tokens.add(new Token.Link(matcher.start(), end, url));
          from = end;
        }
      } else if (matcher.group("handle") != null) {
        tokens.add(mention(matcher));
        from = tokens.getLast().end();
      } else if (isTag(matcher.group("tag"))) {
        tokens.add(new Token.Tag(matcher.start(), matcher.end(), matcher.group("tag")));
      }
    }
    return tokens;
  }

  private static Token.Mention mention(Matcher matcher) {
    String domain = matcher.group("domain");
    if (domain == null) {
      return new Token.Mention(matcher.start(), matcher.end("handle"), matcher.group("handle"), "");
    }
    int length = domain.length();
    while (length > 1 && ".:-".indexOf(domain.charAt(length - 1)) >= 0) {
      length--;
    }
    return new Token.Mention(
        matcher.start(),
        matcher.start("domain") + length,
        matcher.group("handle"),
        domain.substring(0, length));
  }

  /// Punctuation at the end belongs to the sentence, and a closing bracket to it unless the link
  /// opened one.
  private static int endOfLink(String text, int start, int end) {
    int last = end;
    while (last > start) {
      char c = text.charAt(last - 1);
      boolean drop =
          TRAILING.indexOf(c) >= 0
              || (c == ')' && unbalanced(text, start, last, '(', ')'))
              || (c == ']' && unbalanced(text, start, last, '[', ']'))
              || c == '}';
      if (!drop) {
        return last;
      }
      last--;
    }
    return last;
  }

  private static boolean unbalanced(String text, int start, int end, char open, char close) {
    int depth = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      depth += c == open ? 1 : c == close ? -1 : 0;
    }
    return depth < 0;
  }

  private static boolean isTag(String tag) {
    return tag.codePoints().anyMatch(Character::isLetter);
  }

  /// What tags are compared by: NFKC, lower-case.
  public static String tagKey(String tag) {
    return Normalizer.normalize(tag, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /// How long a text counts for: code points, each link [#LINK_LENGTH], a mention without its
  /// domain.
  public static int length(String text) {
    int length = text.codePointCount(0, text.length());
    for (Token token : tokens(text)) {
      switch (token) {
        case Token.Link(int start, int end, String _) ->
            length += LINK_LENGTH - text.codePointCount(start, end);
        case Token.Mention(int _, int _, String _, String domain) ->
            length -= domain.isEmpty() ? 0 : domain.codePointCount(0, domain.length()) + 1;
        case Token.Tag _ -> {}
      }
    }
    return length;
  }
}
