package sadari.core.media;

import java.time.Instant;
import java.util.Optional;
import sadari.core.id.AccountId;
import sadari.core.id.MediaId;
import sadari.core.id.PostId;

/// An uploaded photo, in its owner's bucket.
///
/// @param small absent where the original is small already
/// @param post the post it is part of, once it is
public record Media(
    MediaId id,
    AccountId owner,
    Rendition original,
    Optional<Rendition> small,
    String blurhash,
    Caption caption,
    Optional<PostId> post) {

  /// When it was uploaded.
  public Instant createdAt() {
    return id.madeAt();
  }

  /// What can be said of a photo after it was uploaded.
  ///
  /// @param description for people who cannot see it; may be empty; at most 1,500 code points
  /// @param focusX from -1 (left) to 1 (right): what stays visible when the photo is cropped
  /// @param focusY from -1 (bottom) to 1 (top)
  public record Caption(String description, double focusX, double focusY) {
    /// Nothing said.
    public static final Caption NONE = new Caption("", 0, 0);
  }
}
