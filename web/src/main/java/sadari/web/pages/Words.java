package sadari.web.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/// The words of the pages that the server writes, in one language. The client's own words are in
/// its catalogues `messages/*.js`.
final class Words {
  private static final Map<Language, Words> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, load(language));
    }
  }

  private final Properties texts;

  private Words(Properties texts) {
    this.texts = texts;
  }

  static Words in(Language language) {
    Words words = ALL.get(language);
    if (words == null) {
      throw new IllegalStateException("no words in " + language);
    }
    return words;
  }

  private static Words load(Language language) {
    String name = "words_" + language.tag() + ".properties";
    try (InputStream in = Words.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing " + name);
      }
      Properties texts = new Properties();
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return new Words(texts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Set<String> keys() {
    return texts.stringPropertyNames();
  }

  boolean has(String key) {
    return texts.containsKey(key);
  }

  /// The words for a key, `{0}` replaced by the first value and so on.
  ///
  /// @throws IllegalArgumentException if there is no such key
  String get(String key, String... values) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no words for " + key);
    }
    // One pass, so that a value that looks like a place is not replaced again.
    StringBuilder out = new StringBuilder(text.length() + 32);
    for (int at = 0; at < text.length(); at++) {
      boolean place =
          text.charAt(at) == '{' && at + 2 < text.length() && text.charAt(at + 2) == '}';
      int index = place ? text.charAt(at + 1) - '0' : -1;
      if (index >= 0 && index < values.length) {
        out.append(values[index]);
        at += 2;
      } else {
        out.append(text.charAt(at));
      }
    }
    return out.toString();
  }
}
