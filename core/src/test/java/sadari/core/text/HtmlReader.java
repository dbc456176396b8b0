package sadari.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the little HTML that [Html] may write, and fails on anything else: other elements, other
/// attributes, raw signs, unbalanced tags, addresses that are not http.
final class HtmlReader {
  private static final Pattern TAG =
      Pattern.compile("<(/?)(p|a|span|br)((?: [a-z]+=\"[^\"<>]*\")*)( /)?>");
  private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-z]+)=\"([^\"]*)\"");
  private static final Set<String> ATTRIBUTES =
      Set.of("href", "class", "rel", "target", "translate");
  private static final Map<String, String> ENTITIES =
      Map.of("&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", "\"", "&#39;", "'");
  private static final Pattern ENTITY = Pattern.compile("&[^;]{0,6};?");

  private final StringBuilder text = new StringBuilder();
  private final List<String> hrefs = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();

  private HtmlReader() {}

  /// What a person reads, and where the links lead.
  record Page(String text, List<String> hrefs) {}

  static Page read(String html) {
    HtmlReader reader = new HtmlReader();
    Matcher tag = TAG.matcher(html);
    int at = 0;
    while (at < html.length()) {
      int next = html.indexOf('<', at);
      int end = next < 0 ? html.length() : next;
      reader.text.append(unescape(html.substring(at, end)));
      at = end;
      if (next >= 0) {
        assertTrue(tag.find(next) && tag.start() == next, () -> "raw < in " + html);
        reader.tag(tag);
        at = tag.end();
      }
    }
    assertEquals(List.of(), List.copyOf(reader.open), () -> "open at the end of " + html);
    return new Page(reader.text.toString(), reader.hrefs);
  }

  private void tag(Matcher tag) {
    String name = tag.group(2);
    if (name.equals("br")) {
      text.append('\n');
    } else if (tag.group(1).isEmpty()) {
      assertTrue(!name.equals("p") || open.isEmpty(), "a paragraph is outermost");
      assertTrue(!name.equals("a") || !open.contains("a"), "no link in a link");
      text.append(name.equals("p") && !text.isEmpty() ? "\n\n" : "");
      open.push(name);
      attributes(tag.group(3));
    } else {
      assertEquals(name, open.pop(), "closes what was opened last");
      assertEquals("", tag.group(3));
    }
  }

  private void attributes(String attributes) {
    Matcher attribute = ATTRIBUTE.matcher(attributes);
    while (attribute.find()) {
      String value = unescape(attribute.group(2));
      assertTrue(ATTRIBUTES.contains(attribute.group(1)), attribute.group(1));
      if (attribute.group(1).equals("href")) {
        assertTrue(value.matches("(?is)https?://.*"), value);
        hrefs.add(value);
      }
    }
  }

  private static String unescape(String escaped) {
    assertTrue(escaped.chars().noneMatch(c -> "<>\"'".indexOf(c) >= 0), escaped);
    return ENTITY
        .matcher(escaped)
        .replaceAll(
            entity -> {
              String sign = ENTITIES.get(entity.group());
              assertTrue(sign != null, () -> "raw & in " + escaped);
              return Matcher.quoteReplacement(String.valueOf(sign));
            });
  }
}
