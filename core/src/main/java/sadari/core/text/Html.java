package sadari.core.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// Makes HTML of what people write: escaped, with paragraphs, line breaks, and links for addresses,
/// mentions and tags. Nothing a person writes ever reaches the output as markup.
public final class Html {
  private final String baseUrl;
  private final String domain;

  /// @param baseUrl of this server, without a slash at its end
  /// @param domain that handles of this server may carry
  public Html(String baseUrl, String domain) {
    this.baseUrl = baseUrl;
    this.domain = domain;
  }

  /// A post's or a profile note's HTML; empty for an empty text.
  ///
  /// @param known whether a handle (lower-case) is somebody's here; others stay plain text
  public String of(String text, Predicate<String> known) {
    if (text.isBlank()) {
      return "";
    }
    StringBuilder html = new StringBuilder(text.length() * 2 + 64).append("<p>");
    int at = 0;
    for (Token token : Tokenizer.tokens(text)) {
      plain(html, text, at, token.start());
      append(html, text, token, known);
      at = token.end();
    }
    plain(html, text, at, text.length());
    return html.append("</p>").toString();
  }

  /// The HTML of a text without people in it.
  public String of(String text) {
    return of(text, _ -> false);
  }

  private void append(StringBuilder html, String text, Token token, Predicate<String> known) {
    switch (token) {
      case Token.Link link -> link(html, link.url());
      case Token.Tag tag -> tag(html, text.charAt(tag.start()), tag.tag());
      case Token.Mention mention -> {
        if (isLocal(mention) && known.test(mention.handle().toLowerCase(Locale.ROOT))) {
          mention(html, mention.handle());
        } else {
          plain(html, text, mention.start(), mention.end());
        }
      }
    }
  }

  /// Whether a mention names somebody of this server.
  public boolean isLocal(Token.Mention mention) {
    return mention.domain().isEmpty() || mention.domain().equalsIgnoreCase(domain);
  }

  /// The handles, lower-case, of this server that a text mentions, each once, in order.
  public List<String> mentioned(String text) {
    return Tokenizer.tokens(text).stream()
        .filter(Token.Mention.class::isInstance)
        .map(Token.Mention.class::cast)
        .filter(this::isLocal)
        .map(mention -> mention.handle().toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  private static void link(StringBuilder html, String url) {
    int scheme = url.indexOf("://") + 3;
    int shownStart = url.startsWith("www.", scheme) ? scheme + 4 : scheme;
    int shownEnd = Math.min(url.length(), shownStart + 30);
    if (shownEnd < url.length() && Character.isLowSurrogate(url.charAt(shownEnd))) {
      shownEnd++;
    }
    html.append("<a href=\"");
    escape(html, url, 0, url.length());
    html.append("\" target=\"_blank\" rel=\"nofollow noopener noreferrer\" translate=\"no\">");
    html.append("<span class=\"invisible\">");
    escape(html, url, 0, shownStart);
    html.append(shownEnd < url.length() ? "</span><span class=\"ellipsis\">" : "</span><span>");
    escape(html, url, shownStart, shownEnd);
    html.append("</span><span class=\"invisible\">");
    escape(html, url, shownEnd, url.length());
    html.append("</span></a>");
  }

  private void tag(StringBuilder html, char sign, String tag) {
    html.append("<a href=\"").append(tagUrl(tag));
    html.append("\" class=\"mention hashtag\" rel=\"tag\">").append(sign).append("<span>");
    escape(html, tag, 0, tag.length());
    html.append("</span></a>");
  }

  private void mention(StringBuilder html, String handle) {
    html.append("<span class=\"h-card\" translate=\"no\"><a href=\"")
        .append(baseUrl)
        .append("/@")
        .append(handle)
        .append("\" class=\"u-url mention\">@<span>")
        .append(handle)
        .append("</span></a></span>");
  }

  /// The address of a tag's page.
  public String tagUrl(String tag) {
    return baseUrl + "/tags/" + URLEncoder.encode(Tokenizer.tagKey(tag), StandardCharsets.UTF_8);
  }

  private static void plain(StringBuilder html, String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c != '\n') {
        escape(html, c);
        continue;
      }
      int run = i;
      while (run + 1 < text.length() && text.charAt(run + 1) == '\n') {
        run++;
      }
      html.append(run > i ? "</p><p>" : "<br />");
      i = run;
    }
  }

  /// Appends a part of a text, escaped for content and for attributes in double quotes.
  private static void escape(StringBuilder html, String text, int from, int to) {
    for (int i = from; i < to; i++) {
      escape(html, text.charAt(i));
    }
  }

  private static void escape(StringBuilder html, char c) {
    switch (c) {
      case '&' -> html.append("&amp;");
      case '<' -> html.append("&lt;");
      case '>' -> html.append("&gt;");
      case '"' -> html.append("&quot;");
      case '\'' -> html.append("&#39;");
      default -> html.append(c);
    }
  }
}
