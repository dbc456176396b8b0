package sadari.core.media;

import java.nio.file.Path;
import java.util.Optional;

/// Turns an uploaded file into what is stored and shown: content sniffed, size checked before
/// anything is decoded, orientation applied, metadata (place, camera) stripped, re-encoded.
///
/// Anything a stranger may send gives a [Result.Refused] with a reason, in bounded memory and time.
/// At most as many photos as the engine is set up for are processed at a time; others wait, and get
/// [sadari.core.failure.Overloaded] when the wait would be too long.
public interface PhotoProcessor {
  /// Processes a photo.
  Result process(Path upload, Use use);

  /// What the photo is for; decides its sizes.
  enum Use {
    /// In a post: an original of at most 8,294,400 pixels (3840 × 2160) and a small one of at most
    /// 230,400 (640 × 360).
    POST,
    /// A square of 400 × 400, cropped in the middle; the small one is absent.
    AVATAR,
    /// 1500 × 500, cropped in the middle; the small one is absent.
    HEADER
  }

  /// What became of the upload.
  sealed interface Result {
    /// Encoded and ready to be stored.
    ///
    /// @param small absent where the original is already that small, or the use needs none
    /// @param blurhash the placeholder (blurha.sh), 4 × 3 components
    record Processed(Encoded original, Optional<Encoded> small, String blurhash)
        implements Result {}

    /// Not a photo that can be taken.
    ///
    /// @param message says why, for the person who sent it
    record Refused(Reason reason, String message) implements Result {}
  }

  /// Why an upload was refused.
  enum Reason {
    /// Not JPEG, PNG, WebP or GIF, whatever its name or declared type says.
    UNSUPPORTED,
    /// More pixels, a longer side, or more bytes than allowed.
    TOO_LARGE,
    /// Truncated or broken.
    DAMAGED
  }

  /// Encoded bytes of one size.
  ///
  /// @param extension one of jpg, png, webp, gif
  @SuppressWarnings("ArrayRecordComponent") // a carrier between two calls, never compared
  record Encoded(byte[] bytes, String extension, int width, int height) {}
}
