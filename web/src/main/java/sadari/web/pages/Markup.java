package sadari.web.pages;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// A part of a page: an element, an attribute of the element it is given to, text, or several of
/// these. Text and values are escaped when written, so nothing a person wrote becomes markup.
sealed interface Markup {
  /// Elements that have no content and no end tag.
  Set<String> VOID = Set.of("br", "hr", "img", "input", "link", "meta");

  record Element(String name, List<Markup> parts) implements Markup {}

  record Attribute(String name, String value) implements Markup {}

  record Text(String text) implements Markup {}

  record Several(List<Markup> parts) implements Markup {}

  /// What is inside a `script` element, where entities mean nothing.
  record Script(String script) implements Markup {}

  static Markup el(String name, Markup... parts) {
    return new Element(name, Arrays.asList(parts));
  }

  static Markup attr(String name, String value) {
    return new Attribute(name, value);
  }

  static Markup cls(String names) {
    return attr("class", names);
  }

  static Markup text(String text) {
    return new Text(text);
  }

  static Markup json(String json) {
    return new Script(json.replace("<", "\\u003c"));
  }

  /// Code of ours, a constant without `<`, which is written as it is.
  static Markup code(String constant) {
    return new Script(constant);
  }

  static Markup all(Collection<? extends Markup> parts) {
    return new Several(List.copyOf(parts));
  }

  static Markup all(Markup... parts) {
    return new Several(Arrays.asList(parts));
  }

  static Markup when(boolean shown, Markup part) {
    return shown ? part : all();
  }

  /// An attribute without a value, such as `required`.
  static Markup flag(String name, boolean on) {
    return when(on, attr(name, ""));
  }

  /// The whole document.
  static String document(Markup html) {
    StringBuilder out = new StringBuilder(8192).append("<!doctype html>\n");
    write(html, out);
    return out.append('\n').toString();
  }

  private static void write(Markup part, StringBuilder out) {
    switch (part) {
      case Element(String name, List<Markup> parts) -> {
        out.append('<').append(name);
        writeAttributes(parts, out);
        out.append('>');
        if (!VOID.contains(name)) {
          parts.forEach(inner -> write(inner, out));
          out.append("</").append(name).append('>');
        }
      }
      case Attribute _ -> {}
      case Text(String text) -> escape(text, out);
      case Several(List<Markup> parts) -> parts.forEach(inner -> write(inner, out));
      case Script(String script) -> out.append(script);
    }
  }

  private static void writeAttributes(List<Markup> parts, StringBuilder out) {
    for (Markup part : parts) {
      switch (part) {
        case Attribute(String name, String value) -> {
          out.append(' ').append(name).append("=\"");
          escape(value, out);
          out.append('"');
        }
        case Several(List<Markup> inner) -> writeAttributes(inner, out);
        case Element _, Text _, Script _ -> {}
      }
    }
  }

  private static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }
}
