package sadari.web.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The languages that the interface speaks.
public enum Language {
  EN("en", "English"),
  KO("ko", "한국어");

  private final String tag;
  private final String ownName;

  Language(String tag, String ownName) {
    this.tag = tag;
    this.ownName = ownName;
  }

  /// The BCP 47 tag.
  public String tag() {
    return tag;
  }

  /// The language's name in itself.
  String ownName() {
    return ownName;
  }

  /// What the reader chose (the `lang` cookie), else the best of `Accept-Language`, else English.
  static Language of(@Nullable String chosen, @Nullable String accepted) {
    return byTag(chosen == null ? "" : chosen).orElseGet(() -> best(accepted));
  }

  private static Language best(@Nullable String accepted) {
    if (accepted == null || accepted.length() > 1000) {
      return EN;
    }
    try {
      List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(accepted);
      return ranges.stream()
          .filter(range -> range.getWeight() > 0)
          .flatMap(range -> byTag(range.getRange()).stream())
          .findFirst()
          .orElse(EN);
    } catch (IllegalArgumentException e) {
      return EN;
    }
  }

  private static Optional<Language> byTag(String range) {
    String primary = range.split("-", 2)[0];
    for (Language language : values()) {
      if (language.tag.equalsIgnoreCase(primary)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
