package sadari.engine.imaging;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import sadari.core.media.PhotoProcessor.Result;
import sadari.core.media.PhotoProcessor.Use;

/// From a checked container to encoded sizes: decode → (transparent: to sRGB, premultiply) → crop
/// and shrink → (opaque: to sRGB) → upright → [Sizes].
///
/// Everything after the shrinking works on at most 8.3 megapixels.
final class Development {
  private final Container container;
  private final Use use;
  private final Mat original;
  private final boolean transparent;

  private Development(Container container, Octets file, Use use) throws BadPhoto {
    this.container = container;
    this.use = use;
    Frame wanted = Frame.of(use, container.width(), container.height(), container.orientation());
    Mat decoded = decode(file, wanted);
    Optional<ColourProfile> profile = profile();
    this.transparent = decoded.channels() == 4 && !Rows.opaque(decoded);
    Mat picture = decoded.channels() == 4 && !transparent ? OpenCv.withoutAlpha(decoded) : decoded;
    if (transparent) {
      profile.ifPresent(from -> Rows.change(picture, row -> from.convert(row, 4)));
      Rows.change(picture, Rows::premultiply);
    }
    Frame frame = Frame.of(use, picture.cols(), picture.rows(), container.orientation());
    Mat framed = OpenCv.frame(picture, frame);
    decoded.release();
    picture.release();
    if (!transparent) {
      profile.ifPresent(from -> Rows.change(framed, row -> from.convert(row, 3)));
    }
    this.original = OpenCv.upright(framed, container.orientation());
  }

  /// Develops one photo on the calling thread; native memory is freed when it returns.
  static Result.Processed develop(Container container, Octets file, Use use) throws BadPhoto {
    try (PointerScope _ = new PointerScope()) {
      Development development = new Development(container, file, use);
      return development.result();
    }
  }

  private Mat decode(Octets file, Frame wanted) throws BadPhoto {
    if (container.format() == Container.Format.GIF) {
      return OpenCv.decodeGif(container, file);
    }
    int halvings = container.format() == Container.Format.JPEG ? wanted.halvings() : 0;
    Mat decoded = OpenCv.decode(container, halvings);
    if (decoded.cols() != halved(container.width(), halvings)
        || decoded.rows() != halved(container.height(), halvings)) {
      throw BadPhoto.damaged("the header and the picture differ in size");
    }
    return decoded;
  }

  private static int halved(int side, int halvings) {
    return (side + (1 << halvings) - 1) >> halvings;
  }

  private Optional<ColourProfile> profile() {
    ByteBuffer icc = container.iccProfile();
    return icc == null ? Optional.empty() : ColourProfile.read(icc);
  }

  private Result.Processed result() {
    return new Sizes(original, transparent, container.graphic()).encoded(use == Use.POST);
  }
}
