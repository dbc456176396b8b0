package sadari.engine.imaging;

import java.awt.image.BufferedImage;

/// How near one picture is to another, and the reference for making one smaller.
final class Fidelity {
  private Fidelity() {}

  /// The peak signal-to-noise ratio over all three channels, in decibels; 100 for equal pictures.
  static double psnr(BufferedImage one, BufferedImage other) {
    double squares = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        int a = one.getRGB(x, y);
        int b = other.getRGB(x, y);
        for (int shift = 0; shift < 24; shift += 8) {
          int difference = ((a >> shift) & 255) - ((b >> shift) & 255);
          squares += difference * difference;
        }
      }
    }
    double mean = squares / (3.0 * one.getWidth() * one.getHeight());
    return mean == 0 ? 100 : 10 * Math.log10(255 * 255 / mean);
  }

  /// Every pixel the mean of the area it covers, first along x, then along y.
  static BufferedImage shrunk(BufferedImage source, int width, int height) {
    double[][] wide = new double[source.getHeight()][];
    double[] line = new double[source.getWidth() * 3];
    for (int y = 0; y < source.getHeight(); y++) {
      for (int x = 0; x < source.getWidth(); x++) {
        int rgb = source.getRGB(x, y);
        for (int c = 0; c < 3; c++) {
          line[3 * x + c] = (rgb >> (8 * c)) & 255;
        }
      }
      wide[y] = means(line, source.getWidth(), width);
    }
    BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    double[] column = new double[source.getHeight() * 3];
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < source.getHeight(); y++) {
        System.arraycopy(wide[y], 3 * x, column, 3 * y, 3);
      }
      double[] mean = means(column, source.getHeight(), height);
      for (int y = 0; y < height; y++) {
        int rgb = 0;
        for (int c = 0; c < 3; c++) {
          rgb |= (int) (mean[3 * y + c] + 0.5) << (8 * c);
        }
        result.setRGB(x, y, rgb);
      }
    }
    return result;
  }

  private static double[] means(double[] line, int from, int to) {
    double[] means = new double[to * 3];
    double step = (double) from / to;
    for (int i = 0; i < to; i++) {
      double end = Math.min(from, (i + 1) * step);
      for (int k = (int) (i * step); k < end; k++) {
        double share = (Math.min(k + 1, end) - Math.max(k, i * step)) / step;
        for (int c = 0; c < 3; c++) {
          means[3 * i + c] += share * line[3 * k + c];
        }
      }
    }
    return means;
  }
}
