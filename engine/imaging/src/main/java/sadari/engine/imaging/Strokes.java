package sadari.engine.imaging;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_64FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.function.IntUnaryOperator;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/// The native calls of edits. Every one answers a picture in memory of its own and leaves the given
/// one as it is; what [OpenCv] says of pointers and threads holds here, too.
final class Strokes {
  /// From this standard deviation on, a blur is computed on a smaller copy.
  private static final double COARSE = 4;

  private Strokes() {}

  static Mat cropped(Mat picture, Rect part) {
    Mat view = new Mat(picture, part);
    Mat own = view.clone();
    view.release();
    return own;
  }

  /// @param quarters clockwise, 1 to 3
  static Mat rotated(Mat picture, int quarters) {
    Mat turned = new Mat();
    opencv_core.rotate(picture, turned, quarters - 1);
    return turned;
  }

  static Mat flipped(Mat picture, boolean horizontal) {
    Mat mirrored = new Mat();
    opencv_core.flip(picture, mirrored, horizontal ? 1 : 0);
    return mirrored;
  }

  /// Turns around the middle and keeps the largest part of the same proportions that shows nothing
  /// from beyond the edges.
  static Mat straightened(Mat picture, double degrees) {
    double width = picture.cols();
    double height = picture.rows();
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.abs(Math.sin(Math.toRadians(degrees)));
    double part =
        Math.min(width / (width * cos + height * sin), height / (width * sin + height * cos));
    int toWidth = Math.max(1, (int) (width * part));
    int toHeight = Math.max(1, (int) (height * part));
    Mat matrix = new Mat(2, 3, CV_64FC1);
    double signed = Math.sin(Math.toRadians(degrees));
    double middleX = (width - 1) / 2;
    double middleY = (height - 1) / 2;
    double toX = (toWidth - 1) / 2.0;
    double toY = (toHeight - 1) / 2.0;
    DoubleBuffer numbers = matrix.createBuffer();
    numbers.put(new double[] {cos, -signed, toX - cos * middleX + signed * middleY});
    numbers.put(new double[] {signed, cos, toY - signed * middleX - cos * middleY});
    Mat turned = new Mat();
    opencv_imgproc.warpAffine(
        picture,
        turned,
        matrix,
        new Size(toWidth, toHeight),
        opencv_imgproc.INTER_CUBIC,
        opencv_core.BORDER_REPLICATE,
        new Scalar());
    return turned;
  }

  /// A Gaussian of large standard deviation leaves no detail that a smaller copy would lack: it is
  /// shrunk, blurred by what the shrinking and the enlarging do not blur already, and enlarged. So
  /// the cost does not grow with the deviation.
  static Mat blurred(Mat picture, double sigma) {
    if (sigma < COARSE) {
      return gaussian(picture, sigma, sigma);
    }
    int step = (int) (sigma / 2);
    int width = Math.max(1, picture.cols() / step);
    int height = Math.max(1, picture.rows() / step);
    Mat coarse = new Mat();
    opencv_imgproc.resize(
        picture, coarse, new Size(width, height), 0, 0, opencv_imgproc.INTER_AREA);
    Mat soft =
        gaussian(
            coarse,
            rest(sigma, (double) picture.cols() / width),
            rest(sigma, (double) picture.rows() / height));
    coarse.release();
    Mat wide = new Mat();
    opencv_imgproc.resize(
        soft, wide, new Size(picture.cols(), picture.rows()), 0, 0, opencv_imgproc.INTER_LINEAR);
    soft.release();
    return wide;
  }

  /// Means over a box have a variance of step² / 12, linear interpolation has one of step² / 6.
  private static double rest(double sigma, double step) {
    return Math.sqrt(Math.max(0.1, sigma * sigma / (step * step) - 0.25));
  }

  private static Mat gaussian(Mat picture, double sigmaX, double sigmaY) {
    Mat soft = new Mat();
    opencv_imgproc.GaussianBlur(
        picture,
        soft,
        new Size(0, 0),
        sigmaX,
        sigmaY,
        opencv_core.BORDER_REPLICATE,
        opencv_core.ALGO_HINT_DEFAULT);
    return soft;
  }

  static Mat blurred(Mat picture, Rect part, double sigma) {
    Mat result = picture.clone();
    Mat inside = cropped(picture, part);
    Mat soft = blurred(inside, sigma);
    Mat view = new Mat(result, part);
    soft.copyTo(view);
    view.release();
    inside.release();
    soft.release();
    return result;
  }

  static Mat sharpened(Mat picture, double amount, double sigma) {
    Mat soft = gaussian(picture, sigma, sigma);
    Mat sharp = new Mat();
    opencv_core.addWeighted(picture, 1 + amount, soft, -amount, 0, sharp);
    soft.release();
    return sharp;
  }

  /// Every colour value on its own; alpha stays.
  static Mat mapped(Mat picture, IntUnaryOperator value) {
    boolean alpha = picture.channels() == 4;
    Mat table = new Mat(1, 256, alpha ? CV_8UC4 : CV_8UC1);
    ByteBuffer entries = table.createBuffer();
    for (int i = 0; i < 256; i++) {
      byte mapped = (byte) Math.clamp(value.applyAsInt(i), 0, 255);
      for (int channel = 0; channel < (alpha ? 3 : 1); channel++) {
        entries.put(mapped);
      }
      if (alpha) {
        entries.put((byte) i);
      }
    }
    Mat result = new Mat();
    opencv_core.LUT(picture, table, result);
    return result;
  }

  /// Colours times a matrix of three rows (blue, green, red); alpha stays.
  static Mat mixed(Mat picture, float[][] rows) {
    int channels = picture.channels();
    Mat matrix = new Mat(channels, channels, CV_32FC1);
    FloatBuffer numbers = matrix.createBuffer();
    for (int row = 0; row < channels; row++) {
      for (int column = 0; column < channels; column++) {
        boolean colour = row < 3 && column < 3;
        numbers.put(colour ? rows[row][column] : row == column ? 1 : 0);
      }
    }
    Mat result = new Mat();
    opencv_core.transform(picture, result, matrix);
    return result;
  }
}
