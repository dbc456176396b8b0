package sadari.core.media.edit;

import java.util.Optional;
import sadari.core.id.JobId;
import sadari.core.media.Rendition;

/// One of a photo's versions. Never changes.
///
/// @param number 0 is what was uploaded
/// @param origin how it came to be; empty for what was uploaded
public record Version(int number, Optional<Origin> origin, Look look) {
  /// What was done to which version.
  ///
  /// @param job who did it; tells when it was asked for
  /// @param base the version that was changed
  public record Origin(JobId job, int base, Edits edits) {}

  /// What it looks like.
  ///
  /// @param small absent where the original is small already
  public record Look(Rendition original, Optional<Rendition> small, String blurhash) {}
}
