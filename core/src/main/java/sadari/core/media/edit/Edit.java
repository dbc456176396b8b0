package sadari.core.media.edit;

/// One change to a photo's pixels. Made by [Edits], which checks the bounds that [Operation] tells.
///
/// Brightness, contrast, saturation and greyscale work on stored sRGB values as the functions of
/// the same names in CSS do (W3C Filter Effects Module Level 1), so that a browser can show
/// beforehand what will come out.
public sealed interface Edit {
  /// A rectangle, in fractions of the photo's sides as they are then.
  record Area(double x, double y, double width, double height) {}

  /// Keeps a rectangle.
  record Crop(Area area) implements Edit {}

  /// Turns clockwise by 90, 180 or 270 degrees.
  record Rotate(int degrees) implements Edit {}

  /// Turns clockwise by up to 45 degrees either way, without showing what is beyond the edges.
  record Straighten(double degrees) implements Edit {}

  /// Mirrors.
  record Flip(boolean horizontal) implements Edit {}

  /// Fits the photo into a box, in its proportions.
  record Resize(int width, int height) implements Edit {}

  /// Gaussian blur.
  record Blur(double sigma) implements Edit {}

  /// Gaussian blur of a rectangle.
  record BlurRegion(Area area, double sigma) implements Edit {}

  /// Unsharp mask.
  record Sharpen(double amount, double sigma) implements Edit {}

  /// Multiplies values.
  record Brightness(double factor) implements Edit {}

  /// Spreads values around middle grey.
  record Contrast(double factor) implements Edit {}

  /// Spreads channels around their luma.
  record Saturation(double factor) implements Edit {}

  /// Takes the colour away.
  record Grayscale() implements Edit {}
}
