package sadari.web.http;

import org.jspecify.annotations.Nullable;

/// A response header field and those set before it: a list that may be shared.
record Field(String name, String value, @Nullable Field earlier) {
  static void check(String name, String value) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a header needs a name");
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean token = c > ' ' && c < 127 && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
      if (!token) {
        throw new IllegalArgumentException("not a header name");
      }
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      // Beyond Latin-1 a character would be cut to one byte on the wire, which may be a line feed.
      if ((c < ' ' && c != '\t') || c == 127 || c > 255) {
        throw new IllegalArgumentException("a forbidden character in the value of " + name);
      }
    }
  }

  static @Nullable String find(@Nullable Field from, String name) {
    for (Field field = from; field != null; field = field.earlier) {
      if (field.name.equalsIgnoreCase(name)) {
        return field.value;
      }
    }
    return null;
  }

  static @Nullable Field without(@Nullable Field from, String name) {
    if (from == null || find(from, name) == null) {
      return from;
    }
    Field rest = without(from.earlier, name);
    return from.name.equalsIgnoreCase(name) ? rest : new Field(from.name, from.value, rest);
  }
}
