package sadari.engine.imaging;

import java.awt.image.BufferedImage;
import java.util.function.IntToDoubleFunction;

/// What can be said of a picture's pixels in one number.
final class Measures {
  private Measures() {}

  static double green(int rgb) {
    return (rgb >> 8) & 255;
  }

  static double luma(int rgb) {
    return 0.2126 * ((rgb >> 16) & 255) + 0.7152 * green(rgb) + 0.0722 * (rgb & 255);
  }

  /// How far the channels are apart.
  static double chroma(int rgb) {
    int red = (rgb >> 16) & 255;
    int blue = rgb & 255;
    int green = (rgb >> 8) & 255;
    return Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
  }

  static double mean(BufferedImage picture, IntToDoubleFunction value) {
    double sum = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        sum += value.applyAsDouble(picture.getRGB(x, y));
      }
    }
    return sum / ((double) picture.getWidth() * picture.getHeight());
  }

  static double deviation(BufferedImage picture) {
    double mean = mean(picture, Measures::luma);
    return Math.sqrt(
        mean(picture, rgb -> (Measures.luma(rgb) - mean) * (Measures.luma(rgb) - mean)));
  }

  /// The mean square of the differences between neighbours.
  static double edgeEnergy(BufferedImage picture) {
    double sum = 0;
    for (int y = 1; y < picture.getHeight(); y++) {
      for (int x = 1; x < picture.getWidth(); x++) {
        double here = luma(picture.getRGB(x, y));
        double across = here - luma(picture.getRGB(x - 1, y));
        double down = here - luma(picture.getRGB(x, y - 1));
        sum += across * across + down * down;
      }
    }
    return sum / ((double) picture.getWidth() * picture.getHeight());
  }
}
