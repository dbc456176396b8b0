package sadari.engine.imaging;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import sadari.core.media.PhotoProcessor.Result;
import sadari.core.media.edit.Edit;

/// One stored photo from its file through its edits to its sizes: decode → edit by edit → [Sizes].
///
/// A transparent picture is premultiplied, so that blurring and turning pick up no colour of
/// invisible pixels; operations on colours divide first. At most two pictures of 8.3 megapixels are
/// in memory at a time, three while one is blurred.
final class Retouching {
  /// Luma of sRGB (ITU-R BT.709) in the order of the pixels: blue, green, red. Rounded as in CSS.
  private static final float[] LUMA = {0.0722f, 0.7152f, 0.2126f};

  private static final double MIDDLE = 127.5;
  private static final int DECODED = 20;
  private static final int EDITED = 70;

  private final boolean transparent;
  private Mat picture;

  private Retouching(Container container) throws BadPhoto {
    Mat decoded = OpenCv.decode(container, 0);
    if (decoded.cols() != container.width() || decoded.rows() != container.height()) {
      throw BadPhoto.damaged("the header and the picture differ in size");
    }
    transparent = decoded.channels() == 4 && !Rows.opaque(decoded);
    picture = decoded.channels() == 4 && !transparent ? OpenCv.withoutAlpha(decoded) : decoded;
    if (transparent) {
      Rows.change(picture, Rows::premultiply);
    }
  }

  /// Edits on the calling thread; native memory is freed when it returns.
  static Result.Processed retouch(Container container, List<Edit> edits, IntConsumer progress)
      throws BadPhoto {
    try (PointerScope _ = new PointerScope()) {
      Retouching retouching = new Retouching(container);
      progress.accept(DECODED);
      int done = 0;
      for (Edit edit : edits) {
        retouching.apply(edit);
        done++;
        progress.accept(DECODED + (EDITED - DECODED) * done / edits.size());
      }
      return new Sizes(retouching.picture, retouching.transparent, container.graphic())
          .encoded(true);
    }
  }

  @SuppressWarnings("ReferenceEquality") // whether it is the same memory
  private void apply(Edit edit) {
    Mat before = picture;
    picture =
        switch (edit) {
          case Edit.Crop(Edit.Area area) -> Strokes.cropped(picture, rectangle(area));
          case Edit.Rotate(int degrees) -> Strokes.rotated(picture, degrees / 90);
          case Edit.Straighten(double degrees) -> Strokes.straightened(picture, degrees);
          case Edit.Flip(boolean horizontal) -> Strokes.flipped(picture, horizontal);
          case Edit.Resize(int width, int height) -> fitted(width, height);
          case Edit.Blur(double sigma) -> Strokes.blurred(picture, sigma);
          case Edit.BlurRegion(Edit.Area area, double sigma) ->
              Strokes.blurred(picture, rectangle(area), sigma);
          case Edit.Sharpen(double amount, double sigma) ->
              Strokes.sharpened(picture, amount, sigma);
          case Edit.Brightness(double factor) ->
              coloured(colours -> Strokes.mapped(colours, value -> rounded(value * factor)));
          case Edit.Contrast(double factor) ->
              coloured(
                  colours ->
                      Strokes.mapped(
                          colours, value -> rounded((value - MIDDLE) * factor + MIDDLE)));
          case Edit.Saturation(double factor) ->
              coloured(colours -> Strokes.mixed(colours, saturation(factor)));
          case Edit.Grayscale() -> coloured(colours -> Strokes.mixed(colours, saturation(0)));
        };
    if (picture != before) {
      before.release();
    }
  }

  /// The pixels nearest to the area; at least one.
  private Rect rectangle(Edit.Area area) {
    int width = picture.cols();
    int height = picture.rows();
    int left = Math.min(width - 1, (int) Math.round(area.x() * width));
    int top = Math.min(height - 1, (int) Math.round(area.y() * height));
    int right = Math.min(width, (int) Math.round((area.x() + area.width()) * width));
    int bottom = Math.min(height, (int) Math.round((area.y() + area.height()) * height));
    return new Rect(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
  }

  private Mat fitted(int width, int height) {
    double factor =
        Math.min(1, Math.min((double) width / picture.cols(), (double) height / picture.rows()));
    return OpenCv.shrink(picture, side(picture.cols() * factor), side(picture.rows() * factor));
  }

  private static int side(double exact) {
    return Math.max(1, (int) Math.round(exact));
  }

  private Mat coloured(UnaryOperator<Mat> change) {
    if (transparent) {
      Rows.change(picture, Rows::divideByAlpha);
    }
    Mat result = change.apply(picture);
    if (transparent) {
      Rows.change(result, Rows::premultiply);
    }
    return result;
  }

  private static int rounded(double value) {
    return (int) Math.round(value);
  }

  /// Each channel goes away from the luma, or towards it.
  private static float[][] saturation(double factor) {
    float[][] rows = new float[3][3];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        rows[row][column] = (float) ((1 - factor) * LUMA[column] + (row == column ? factor : 0));
      }
    }
    return rows;
  }
}
