package sadari.engine.imaging;

import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import sadari.core.failure.Overloaded;

/// The native calls, and nothing else: every one of them is in this class, those of edits in
/// [Strokes].
///
/// All pointers live until the caller's `PointerScope` closes, so native memory is freed by the
/// block structure and never by the garbage collector. Thread-safe: matrices are not shared.
final class OpenCv {
  /// How OpenCV's messages name its error code for failed allocations.
  private static final String NO_MEMORY = "error: (-4:";

  private static final int MAX_16_BIT_PER_8_BIT = 257;

  private static volatile boolean loaded;

  private OpenCv() {}

  /// Unpacks and links the libraries; later calls cost nothing.
  ///
  /// @param unpackInto where the libraries are unpacked once per version, about 120 MB
  /// @throws sadari.core.failure.NoRoom where they cannot be; works again when there is room
  static synchronized void load(Path unpackInto) {
    if (loaded) {
      return;
    }
    Unpacked libraries = Unpacked.in(unpackInto);
    libraries.orRoom();
    // JavaCPP compares the whole process's memory with the heap's limit unless told not to.
    System.setProperty("org.bytedeco.javacpp.maxBytes", "0");
    System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    System.setProperty("org.bytedeco.javacpp.nopointergc", "true");
    System.setProperty("org.bytedeco.javacpp.cachedir", unpackInto.toString());
    Loader.load(opencv_imgcodecs.class);
    // One photo, one thread: the number of photos at a time is the caller's bound.
    opencv_core.setNumThreads(1);
    libraries.note();
    loaded = true;
  }

  /// Gives memory that was freed back to the operating system; the C library keeps it otherwise.
  static void returnFreeMemory() {
    if (loaded) {
      Pointer.trimMemory();
    }
  }

  /// Decodes a bare file to 8-bit BGR, or BGRA when the container may hold transparency.
  ///
  /// @param halvings how often to halve both sides while decoding; JPEG only, 0 to 3
  static Mat decode(Container container, int halvings) throws BadPhoto {
    BytePointer bytes = new BytePointer(container.bareLength());
    ByteBuffer to = bytes.asByteBuffer();
    container.bare().forEach(part -> to.put(part.duplicate()));
    int flags = opencv_imgcodecs.IMREAD_UNCHANGED;
    if (!container.alpha()) {
      int reduced =
          halvings == 0 ? 0 : opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_2 << (halvings - 1);
      flags = opencv_imgcodecs.IMREAD_COLOR | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION | reduced;
    }
    Mat decoded;
    try {
      Mat file = new Mat(1, container.bareLength(), CV_8UC1, bytes);
      decoded = opencv_imgcodecs.imdecode(file, flags);
    } catch (RuntimeException refused) {
      if (lacksMemory(refused)) {
        throw new Overloaded("not enough memory for a photo", refused);
      }
      throw BadPhoto.damaged("the decoder refuses the file: " + refused.getMessage());
    }
    if (decoded.empty()) {
      throw BadPhoto.damaged("the decoder finds no picture in the file");
    }
    return eightBitColour(decoded);
  }

  /// Decodes a GIF's first picture to BGRA, by the decoder written in Java.
  static Mat decodeGif(Container container, Octets file) throws BadPhoto {
    Mat picture = new Mat(container.height(), container.width(), CV_8UC4);
    ByteBuffer pixels = picture.createBuffer();
    int stride = container.width() * 4;
    GifStructure.picture(file).decode((y, row) -> pixels.put(y * stride, row));
    return picture;
  }

  /// Whether OpenCV threw this because it got no memory.
  static boolean lacksMemory(RuntimeException thrown) {
    return String.valueOf(thrown.getMessage()).contains(NO_MEMORY);
  }

  private static Mat eightBitColour(Mat decoded) {
    Mat picture = decoded;
    if (picture.depth() != CV_8U) {
      Mat eightBit = new Mat();
      picture.convertTo(eightBit, CV_8U, 1.0 / MAX_16_BIT_PER_8_BIT, 0);
      decoded.release();
      picture = eightBit;
    }
    if (picture.channels() == 1) {
      Mat colour = new Mat();
      opencv_imgproc.cvtColor(picture, colour, opencv_imgproc.COLOR_GRAY2BGR);
      picture = colour;
    }
    return picture;
  }

  /// A part of a picture, brought to the size wanted, in memory of its own.
  static Mat frame(Mat picture, Frame frame) {
    Rect part = new Rect(frame.x(), frame.y(), frame.cropWidth(), frame.cropHeight());
    Mat cropped = new Mat(picture, part);
    boolean fits = frame.cropWidth() == frame.width() && frame.cropHeight() == frame.height();
    Mat own = fits ? cropped.clone() : shrink(cropped, frame.width(), frame.height());
    // The view would keep the whole picture in memory.
    cropped.release();
    return own;
  }

  /// A smaller copy, every pixel the mean of the area it covers; the same matrix if it has the size
  /// already. A picture that is smaller is enlarged, by cubic interpolation.
  static Mat shrink(Mat picture, int width, int height) {
    if (picture.cols() == width && picture.rows() == height) {
      return picture;
    }
    boolean enlarge = width > picture.cols() || height > picture.rows();
    int method = enlarge ? opencv_imgproc.INTER_CUBIC : opencv_imgproc.INTER_AREA;
    Mat sized = new Mat();
    opencv_imgproc.resize(picture, sized, new Size(width, height), 0, 0, method);
    return sized;
  }

  static Mat upright(Mat picture, Orientation orientation) {
    Mat turned = picture;
    if (orientation.transpose) {
      Mat transposed = new Mat();
      opencv_core.transpose(turned, transposed);
      turned = transposed;
    }
    if (orientation.mirrorX || orientation.mirrorY) {
      Mat mirrored = new Mat();
      int axes = orientation.mirrorX ? (orientation.mirrorY ? -1 : 1) : 0;
      opencv_core.flip(turned, mirrored, axes);
      turned = mirrored;
    }
    return turned;
  }

  static Mat withoutAlpha(Mat picture) {
    Mat opaque = new Mat();
    opencv_imgproc.cvtColor(picture, opaque, opencv_imgproc.COLOR_BGRA2BGR);
    return opaque;
  }

  static byte[] jpeg(Mat picture, int quality) {
    return encode(".jpg", picture, opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality);
  }

  static byte[] webp(Mat picture, int quality) {
    return encode(".webp", picture, opencv_imgcodecs.IMWRITE_WEBP_QUALITY, quality);
  }

  static byte[] png(Mat picture, int effort) {
    return encode(".png", picture, opencv_imgcodecs.IMWRITE_PNG_COMPRESSION, effort);
  }

  private static byte[] encode(String extension, Mat picture, int... parameters) {
    BytePointer encoded = new BytePointer();
    if (!opencv_imgcodecs.imencode(extension, picture, encoded, new IntPointer(parameters))) {
      throw new IllegalStateException("no encoder for " + extension);
    }
    byte[] bytes = new byte[Math.toIntExact(encoded.limit())];
    encoded.get(bytes);
    return bytes;
  }
}
