package sadari.engine.imaging;

import sadari.core.media.PhotoProcessor.Use;

/// The part of a picture that is kept, and the size it is brought to.
///
/// @param x left edge of the part
/// @param y upper edge of the part
/// @param cropWidth width of the part
/// @param cropHeight height of the part
/// @param width width of the result
/// @param height height of the result
record Frame(int x, int y, int cropWidth, int cropHeight, int width, int height) {
  /// The most pixels of a post's photo: 3840 × 2160.
  static final long ORIGINAL_AREA = 8_294_400;

  /// The most pixels of its preview: 640 × 360.
  static final long SMALL_AREA = 230_400;

  private static final int AVATAR_SIDE = 400;
  private static final int HEADER_WIDTH = 1500;
  private static final int HEADER_HEIGHT = 500;

  /// The frame for a use, in the stored picture's axes.
  ///
  /// @param orientation how the result will be turned afterwards
  static Frame of(Use use, int width, int height, Orientation orientation) {
    return switch (use) {
      case POST -> within(ORIGINAL_AREA, width, height);
      case AVATAR -> centred(AVATAR_SIDE, AVATAR_SIDE, width, height);
      case HEADER ->
          orientation.transpose
              ? centred(HEADER_HEIGHT, HEADER_WIDTH, width, height)
              : centred(HEADER_WIDTH, HEADER_HEIGHT, width, height);
    };
  }

  /// The whole picture, made smaller where it has more than `area` pixels.
  static Frame within(long area, int width, int height) {
    double factor = Math.min(1, Math.sqrt(area / ((double) width * height)));
    return new Frame(0, 0, width, height, side(width * factor), side(height * factor));
  }

  /// The largest middle part of the proportions `toWidth` : `toHeight`, brought to that very size.
  static Frame centred(int toWidth, int toHeight, int width, int height) {
    double factor = Math.min((double) width / toWidth, (double) height / toHeight);
    int cropWidth = Math.min(width, Math.max(1, (int) Math.round(toWidth * factor)));
    int cropHeight = Math.min(height, Math.max(1, (int) Math.round(toHeight * factor)));
    return new Frame(
        (width - cropWidth) / 2,
        (height - cropHeight) / 2,
        cropWidth,
        cropHeight,
        toWidth,
        toHeight);
  }

  /// How often both sides can be halved by the decoder without losing detail of the result.
  int halvings() {
    int count = 0;
    while (count < 3
        && (cropWidth >> (count + 1)) >= width
        && (cropHeight >> (count + 1)) >= height) {
      count++;
    }
    return count;
  }

  private static int side(double exact) {
    return Math.max(1, (int) exact);
  }
}
