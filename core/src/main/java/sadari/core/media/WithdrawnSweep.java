package sadari.core.media;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import sadari.core.failure.Unavailable;

/// Forgets which photos were withdrawn, once that matters no longer.
///
/// It matters for two things. The server refuses the bytes while they are stored: so they must be
/// gone from the store. And edges are told to forget them, again until each has confirmed: so it is
/// kept for [#BOUND], after which an edge that has not is not asked any more. A photo that is still
/// stored, since somebody else shows it, keeps its note.
public final class WithdrawnSweep {
  /// How long it is remembered at least.
  public static final Duration BOUND = Duration.ofDays(30);

  private static final int PAGE = 500;

  private final WithdrawnPhotos withdrawn;
  private final BlobStore blobs;
  private final InstantSource clock;

  public WithdrawnSweep(WithdrawnPhotos withdrawn, BlobStore blobs, InstantSource clock) {
    this.withdrawn = withdrawn;
    this.blobs = blobs;
    this.clock = clock;
  }

  /// Goes through all that is old enough, a page at a time.
  ///
  /// @return how many notes were forgotten
  public int sweep() {
    Instant before = clock.instant().minus(BOUND);
    int forgotten = 0;
    Optional<BlobKey> last = Optional.empty();
    while (true) {
      List<BlobKey> page = withdrawn.forgettable(before, last, PAGE);
      List<BlobKey> gone = page.stream().filter(key -> !isStored(key)).toList();
      forgotten += gone.isEmpty() ? 0 : withdrawn.forget(gone, before);
      if (page.size() < PAGE) {
        return forgotten;
      }
      last = Optional.of(page.getLast());
    }
  }

  private boolean isStored(BlobKey key) {
    Optional<BlobStore.Blob> found = blobs.open(key);
    found.ifPresent(WithdrawnSweep::close);
    return found.isPresent();
  }

  private static void close(BlobStore.Blob blob) {
    try {
      blob.close();
    } catch (IOException e) {
      throw new Unavailable("a blob could not be closed", e);
    }
  }
}
