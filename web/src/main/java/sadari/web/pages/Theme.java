package sadari.web.pages;

import org.jspecify.annotations.Nullable;

/// Light, dark, or as the reader's system has it.
public enum Theme {
  AUTO,
  LIGHT,
  DARK;

  /// What the reader chose (the `theme` cookie), else as the system has it.
  static Theme of(@Nullable String chosen) {
    return switch (chosen) {
      case "light" -> LIGHT;
      case "dark" -> DARK;
      case null, default -> AUTO;
    };
  }
}
