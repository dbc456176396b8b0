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

  /// What is longer is no link: it counts as it is written.
  public static final int MAX_LINK = 2_048;

  /// How many code points a tag has at most, also in its [#tagKey].
  public static final int MAX_TAG = 100;

  /// Every repetition is possessive and bounded, so no text makes the search go back.
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<link>(?<![A-Za-z0-9])https?+://[^\\p{IsWhite_Space}\\p{IsControl}<>\"]{1,2050}+)"
              + "|(?<![\\p{L}\\p{N}_/@])@(?<handle>[A-Za-z0-9_]{1,30}+)(?![A-Za-z0-9_])"
              + "(?:@(?<domain>[\\p{L}\\p{N}][\\p{L}\\p{N}.:-]{0,253}+))?+"
              + "|(?<![\\p{L}\\p{N}_/&#＃])[#＃](?<tag>[\\p{L}\\p{N}\\p{M}_·]{1,100}+)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NOT_IN_TAGS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}_·]");

  private Tokenizer() {}

  /// All tokens of a text, in order, none overlapping.
  public static List<Token> tokens(String text) {
    if (isPlain(text)) {
      return List.of();
    }
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int from = 0;
    while (matcher.find(from)) {
      from = matcher.end();
      if (matcher.group("link") != null) {
        int host = text.indexOf("://", matcher.start()) + 3;
        int end = WebAddress.end(text, host, matcher.end());
        if (end - matcher.start() <= MAX_LINK && WebAddress.isOne(text, host, end)) {
          tokens.add(new Token.Link(matcher.start(), end, text.substring(matcher.start(), end)));
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
    String text = matcher.group("domain");
    if (text == null) {
      return new Token.Mention(matcher.start(), matcher.end("handle"), matcher.group("handle"), "");
    }
    int length = text.length();
    while (length > 1 && ".:-".indexOf(text.charAt(length - 1)) >= 0) {
      length--;
    }
    length = WebAddress.endOfHost(text, 0, length);
    return new Token.Mention(
        matcher.start(),
        matcher.start("domain") + length,
        matcher.group("handle"),
        text.substring(0, length));
  }

  private static boolean isTag(String tag) {
    String key = tagKey(tag);
    return tag.codePoints().anyMatch(Character::isLetter)
        && !key.isEmpty()
        && Clean.length(key) <= MAX_TAG;
  }

  /// What tags are compared by: NFKC, lower-case, without what NFKC makes of a few letters that can
  /// be in no tag.
  public static String tagKey(String tag) {
    String normal = Normalizer.normalize(tag, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return NOT_IN_TAGS.matcher(normal).replaceAll("");
  }

  /// Whether a text has none of the characters that begin a token: most have not, and are read
  /// often.
  private static boolean isPlain(String text) {
    return text.indexOf('@') < 0
        && text.indexOf('#') < 0
        && text.indexOf('＃') < 0
        && !text.contains("://");
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
