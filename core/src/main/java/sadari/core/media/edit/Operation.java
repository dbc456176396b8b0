package sadari.core.media.edit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sadari.core.media.edit.Parameter.Choice;
import sadari.core.media.edit.Parameter.Range;
import sadari.core.media.edit.Parameter.Unit;

/// The operations there are, each with its parameters and their bounds.
public enum Operation {
  /// Keeps a rectangle.
  CROP(
      "crop",
      "Keeps a rectangle; x + width and y + height are at most 1.",
      Bounds.from("x", "left edge"),
      Bounds.from("y", "upper edge"),
      Bounds.side("width"),
      Bounds.side("height")),
  /// Turns clockwise.
  ROTATE(
      "rotate",
      "Turns clockwise by quarters.",
      new Choice("degrees", List.of("90", "180", "270"), "by how much")),
  /// Turns a little and keeps the largest rectangle of the same proportions that has no corner
  /// outside.
  STRAIGHTEN(
      "straighten",
      "Turns clockwise by a small angle and keeps the largest middle part of the same proportions.",
      new Range("degrees", -45, 45, Unit.DEGREES, false, "by how much")),
  /// Mirrors.
  FLIP(
      "flip",
      "Mirrors: horizontal changes left and right, vertical changes top and bottom.",
      new Choice("axis", List.of("horizontal", "vertical"), "along which axis")),
  /// Makes smaller.
  RESIZE(
      "resize",
      "Makes smaller until it fits, in its proportions; what fits already stays as it is.",
      new Range("width", 16, 3840, Unit.PIXELS, true, "greatest width"),
      new Range("height", 16, 3840, Unit.PIXELS, true, "greatest height")),
  /// Blurs all of it.
  BLUR("blur", "Gaussian blur.", Bounds.sigma("standard deviation")),
  /// Blurs a rectangle.
  BLUR_REGION(
      "blur-region",
      "Gaussian blur of a rectangle, sharply bounded; the rest is untouched.",
      Bounds.from("x", "left edge"),
      Bounds.from("y", "upper edge"),
      Bounds.side("width"),
      Bounds.side("height"),
      Bounds.sigma("standard deviation")),
  /// Makes edges steeper.
  SHARPEN(
      "sharpen",
      "Unsharp mask: adds amount times the difference to the blurred photo.",
      new Range("amount", 0, 4, Unit.FACTOR, false, "how much; 0 changes nothing"),
      new Range("sigma", 0.3, 10, Unit.PIXELS, false, "standard deviation of the blur")),
  /// Multiplies values.
  BRIGHTNESS(
      "brightness", "Multiplies values, as CSS brightness() does.", Bounds.factor("how bright")),
  /// Spreads values around the middle.
  CONTRAST(
      "contrast",
      "Spreads values around middle grey, as CSS contrast() does.",
      Bounds.factor("how much")),
  /// Spreads channels around their luma.
  SATURATION(
      "saturation", "As CSS saturate() does; 0 leaves no colour.", Bounds.factor("how colourful")),
  /// Takes the colour away.
  GRAYSCALE("grayscale", "Takes the colour away, as CSS grayscale(1) does.");

  private final String text;
  private final String meaning;

  @SuppressWarnings("ImmutableEnumChecker") // nobody can change what List.of made
  private final List<Parameter> parameters;

  Operation(String text, String meaning, Parameter... parameters) {
    this.text = text;
    this.meaning = meaning;
    this.parameters = List.of(parameters);
  }

  /// The stable name, in requests and in stores.
  public String text() {
    return text;
  }

  /// What it does, for people who write programs.
  public String meaning() {
    return meaning;
  }

  /// All of them must be given.
  public List<Parameter> parameters() {
    return parameters;
  }

  /// The operation of a name.
  static Optional<Operation> of(String text) {
    return Arrays.stream(values()).filter(operation -> operation.text.equals(text)).findFirst();
  }

  /// Parameters that several operations have.
  private static final class Bounds {
    private Bounds() {}

    static Parameter from(String name, String meaning) {
      return new Range(name, 0, 1, Unit.FRACTION, false, meaning);
    }

    static Parameter side(String name) {
      return new Range(name, 0.001, 1, Unit.FRACTION, false, "of the rectangle");
    }

    static Parameter sigma(String meaning) {
      return new Range("sigma", 0.3, 100, Unit.PIXELS, false, meaning);
    }

    static Parameter factor(String meaning) {
      return new Range("factor", 0, 4, Unit.FACTOR, false, meaning);
    }
  }
}
