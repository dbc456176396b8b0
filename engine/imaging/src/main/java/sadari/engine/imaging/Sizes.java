package sadari.engine.imaging;

import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import sadari.core.media.PhotoProcessor.Encoded;
import sadari.core.media.PhotoProcessor.Result;

/// From a finished picture to what is stored of it: small → blurhash → encode.
///
/// @param original what it looks like; transparent ones premultiplied
/// @param transparent whether alpha hides anything
/// @param graphic whether its pixels are kept exactly
record Sizes(Mat original, boolean transparent, boolean graphic) {
  private static final int JPEG_QUALITY = 85;
  private static final int WEBP_QUALITY = 85;
  private static final int PNG_EFFORT = 6;
  private static final long BLURHASH_AREA = 64 * 64;

  /// @param alsoSmall whether a small one is wanted where the original is larger
  Result.Processed encoded(boolean alsoSmall) {
    Mat small = shrunk(Frame.SMALL_AREA);
    boolean needsSmall = alsoSmall && Frame.SMALL_AREA < (long) original.cols() * original.rows();
    String blurhash = blurhash(small);
    return new Result.Processed(
        encode(original, graphic),
        needsSmall ? Optional.of(encode(small, false)) : Optional.empty(),
        blurhash);
  }

  private Mat shrunk(long area) {
    Frame frame = Frame.within(area, original.cols(), original.rows());
    return OpenCv.shrink(original, frame.width(), frame.height());
  }

  private String blurhash(Mat small) {
    Frame frame = Frame.within(BLURHASH_AREA, small.cols(), small.rows());
    Mat tiny = OpenCv.shrink(small, frame.width(), frame.height());
    byte[] pixels = Rows.all(tiny);
    return Blurhash.encode(
        transparent ? Rows.overWhite(pixels) : pixels, tiny.cols(), tiny.rows(), 4, 3);
  }

  private Encoded encode(Mat picture, boolean exact) {
    if (transparent) {
      Rows.change(picture, Rows::divideByAlpha);
    }
    if (exact) {
      return encoded(OpenCv.png(picture, PNG_EFFORT), "png", picture);
    }
    return transparent
        ? encoded(OpenCv.webp(picture, WEBP_QUALITY), "webp", picture)
        : encoded(OpenCv.jpeg(picture, JPEG_QUALITY), "jpg", picture);
  }

  private static Encoded encoded(byte[] bytes, String extension, Mat picture) {
    return new Encoded(bytes, extension, picture.cols(), picture.rows());
  }
}
