package sadari.server.ops;

import java.util.Locale;

/// Elements of an SVG picture, one a line.
final class Svg {
  private final StringBuilder text = new StringBuilder();

  @Override
  public String toString() {
    return text.toString();
  }

  /// Adds an empty element.
  ///
  /// @param attributes name, value, name, value, …; numbers with a fraction get one digit of it
  Svg shape(String name, Object... attributes) {
    open(name, attributes);
    text.setLength(text.length() - 2);
    text.append("/>\n");
    return this;
  }

  /// Adds an element with text, in which nothing is markup.
  Svg words(String words, Object... attributes) {
    open("text", attributes);
    text.setLength(text.length() - 1);
    text.append(escaped(words)).append("</text>\n");
    return this;
  }

  /// Begins an element that has others in it.
  Svg open(String name, Object... attributes) {
    text.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      text.append(' ').append(attributes[i]).append("=\"");
      text.append(escaped(value(attributes[i + 1]))).append('"');
    }
    text.append(">\n");
    return this;
  }

  Svg close(String name) {
    text.append("</").append(name).append(">\n");
    return this;
  }

  private static String value(Object value) {
    return value instanceof Double number
        ? String.format(Locale.ROOT, "%.1f", number)
        : value.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
