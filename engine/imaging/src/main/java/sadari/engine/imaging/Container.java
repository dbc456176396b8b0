package sadari.engine.imaging;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sadari.core.media.PhotoProcessor.Reason;

/// What the structure of a file says, read without decoding a pixel, and the file reduced to what a
/// decoder needs.
///
/// @param width in pixels, as stored (before orientation)
/// @param height in pixels, as stored
/// @param layout what a pixel is made of
/// @param iccProfile the embedded colour profile
/// @param bare the parts which, joined, are a still file of the same format with the first frame
///   and nothing else: no metadata, no comments, no trailing bytes
record Container(
    Format format,
    int width,
    int height,
    Orientation orientation,
    Layout layout,
    @Nullable ByteBuffer iccProfile,
    List<ByteBuffer> bare) {

  /// The formats that are taken, recognised by content only.
  enum Format {
    JPEG,
    PNG,
    WEBP_LOSSY,
    WEBP_LOSSLESS,
    GIF;

    /// Whether the pixels are exactly what the author drew.
    boolean lossless() {
      return this == PNG || this == WEBP_LOSSLESS || this == GIF;
    }
  }

  /// What a pixel is made of.
  ///
  /// @param alpha whether it can be transparent
  /// @param decodingBytes how much memory decoding needs for it, at most
  record Layout(boolean alpha, int decodingBytes) {}

  /// Reads the structure of a file.
  ///
  /// @param maxFrames bound for animation frames
  static Container read(Octets file, int maxFrames) throws BadPhoto {
    if (file.has(0, "\u00ff\u00d8\u00ff")) {
      return new JpegStructure(file).read();
    }
    if (file.has(0, PngStructure.SIGNATURE)) {
      return new PngStructure(file, maxFrames).read();
    }
    if (file.has(0, "RIFF") && file.has(8, "WEBP")) {
      return new WebpStructure(file, maxFrames).read();
    }
    if (file.has(0, "GIF87a") || file.has(0, "GIF89a")) {
      return new GifStructure(file, maxFrames).read();
    }
    throw new BadPhoto(Reason.UNSUPPORTED, "not a JPEG, PNG, WebP or GIF file");
  }

  long pixels() {
    return (long) width * height;
  }

  /// Whether it is a drawing, a text or a screenshot: lossless, and packed to less than 0.7 bytes
  /// per pixel. Photos in PNG need 1.5 to 3.
  boolean graphic() {
    return format.lossless() && bareLength() < 0.7 * pixels();
  }

  boolean alpha() {
    return layout.alpha();
  }

  long decodingBytes() {
    return pixels() * layout.decodingBytes();
  }

  int bareLength() {
    return bare.stream().mapToInt(ByteBuffer::remaining).sum();
  }

  byte[] bareBytes() {
    ByteBuffer joined = ByteBuffer.allocate(bareLength());
    bare.forEach(part -> joined.put(part.duplicate()));
    return joined.array();
  }
}
