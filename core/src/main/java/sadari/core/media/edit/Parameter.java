package sadari.core.media.edit;

import java.util.List;
import java.util.Optional;

/// A parameter of an operation: its name, what it may be, and in which unit.
public sealed interface Parameter {
  /// The stable name, in requests and in stores.
  String name();

  /// What it is, for people who write programs.
  String meaning();

  /// Why `value` is not within the bounds; empty where it is.
  Optional<String> refusal(String value);

  /// A number.
  ///
  /// @param least the smallest allowed
  /// @param most the largest allowed
  /// @param whole whether it has no fraction
  record Range(String name, double least, double most, Unit unit, boolean whole, String meaning)
      implements Parameter {
    @Override
    public Optional<String> refusal(String value) {
      double number = number(value);
      if (number >= least && number <= most && (!whole || number == Math.rint(number))) {
        return Optional.empty();
      }
      String kind = whole ? "a whole number from " : "a number from ";
      return Optional.of(
          name
              + " must be "
              + kind
              + Edits.text(least)
              + " to "
              + Edits.text(most)
              + unit.suffix());
    }

    /// The number that `value` is, or NaN, which is within no bounds.
    static double number(String value) {
      try {
        return value.length() > 32 ? Double.NaN : Double.parseDouble(value);
      } catch (NumberFormatException none) {
        return Double.NaN;
      }
    }
  }

  /// One of a few words.
  record Choice(String name, List<String> words, String meaning) implements Parameter {
    public Choice {
      words = List.copyOf(words);
    }

    @Override
    public Optional<String> refusal(String value) {
      return words.contains(value)
          ? Optional.empty()
          : Optional.of(name + " must be " + String.join(" or ", words));
    }
  }

  /// What a number counts.
  enum Unit {
    /// A part of the photo's width or height as it is when the operation's turn comes: 1 is all.
    FRACTION,
    /// Pixels of the photo as it is when the operation's turn comes.
    PIXELS,
    /// Degrees, clockwise.
    DEGREES,
    /// How many times as much: 1 changes nothing.
    FACTOR;

    String suffix() {
      return switch (this) {
        case FRACTION -> " (1 is the whole side)";
        case PIXELS -> " pixels";
        case DEGREES -> " degrees";
        case FACTOR -> " (1 changes nothing)";
      };
    }
  }
}
