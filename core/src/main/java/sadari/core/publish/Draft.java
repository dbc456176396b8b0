package sadari.core.publish;

import java.util.List;
import java.util.Optional;
import sadari.core.id.AppId;
import sadari.core.id.MediaId;
import sadari.core.id.PostId;
import sadari.core.post.Visibility;

/// What a person wants to publish.
///
/// @param visibility empty for the author's default
/// @param sensitive empty for the author's default
/// @param language an ISO 639-1 code, or empty for the author's default
public record Draft(
    String text,
    String spoiler,
    Optional<Boolean> sensitive,
    Optional<Visibility> visibility,
    Optional<String> language,
    Optional<PostId> inReplyTo,
    List<MediaId> media,
    Options options) {

  public Draft {
    media = List.copyOf(media);
  }

  /// @param app what it is posted with
  /// @param key the client's idempotency key
  public record Options(Optional<AppId> app, Optional<String> key) {
    /// None.
    public static final Options NONE = new Options(Optional.empty(), Optional.empty());
  }
}
