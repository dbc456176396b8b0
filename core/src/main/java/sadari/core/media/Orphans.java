package sadari.core.media;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Deletes bytes that nothing refers to: marked by one sweep, deleted by a later one. How that is
/// safe while people upload the same bytes tells [DoomedBlobs].
public final class Orphans {
  private static final int PAGE = 500;

  private final BlobStore blobs;
  private final DoomedBlobs doomed;
  private final BlobReferences references;
  private final InstantSource clock;
  private final Grace grace;

  /// How long bytes are left alone.
  ///
  /// @param young after they were put
  /// @param doomed after they were marked
  public record Grace(Duration young, Duration doomed) {
    public static final Grace STANDARD = new Grace(Duration.ofDays(1), BlobStore.FRESH);
  }

  /// What a sweep found and did.
  ///
  /// @param all how many blobs there are
  /// @param young those too young to be looked at
  /// @param marked orphans that a later sweep deletes
  /// @param deleted orphans that this one deleted, or would have
  public record Swept(long all, long young, long marked, long deleted) {}

  public Orphans(
      BlobStore blobs,
      DoomedBlobs doomed,
      BlobReferences references,
      InstantSource clock,
      Grace grace) {
    this.blobs = blobs;
    this.doomed = doomed;
    this.references = references;
    this.clock = clock;
    this.grace = grace;
  }

  /// Goes through the whole store, a page at a time.
  ///
  /// @param only whether it is only told what would be done
  public Swept sweep(boolean only) {
    Instant before = clock.instant().minus(grace.young());
    Swept swept = new Swept(0, 0, 0, 0);
    List<BlobKey> page = new ArrayList<>();
    long all = 0;
    long young = 0;
    try (Stream<BlobStore.Listed> listed = blobs.list()) {
      for (Iterator<BlobStore.Listed> each = listed.iterator(); each.hasNext(); ) {
        BlobStore.Listed one = each.next();
        all++;
        if (one.since().isBefore(before)) {
          page.add(one.key());
        } else {
          young++;
        }
        if (page.size() == PAGE || !each.hasNext()) {
          swept = plus(swept, page(page, only));
          page.clear();
        }
      }
    }
    return new Swept(all, young, swept.marked(), swept.deleted());
  }

  private Swept page(List<BlobKey> old, boolean only) {
    if (old.isEmpty()) {
      return new Swept(0, 0, 0, 0);
    }
    Set<BlobKey> needed = references.among(old);
    List<BlobKey> orphans = old.stream().filter(key -> !needed.contains(key)).toList();
    Set<BlobKey> ripe = doomed.ripe(orphans, grace.doomed());
    List<BlobKey> fresh = orphans.stream().filter(key -> !ripe.contains(key)).toList();
    if (only) {
      return new Swept(0, 0, fresh.size(), ripe.size());
    }
    doomed.doom(fresh);
    long deleted =
        ripe.stream()
            .filter(key -> doomed.execute(key, grace.doomed(), () -> blobs.delete(key)))
            .count();
    return new Swept(0, 0, fresh.size(), deleted);
  }

  private static Swept plus(Swept one, Swept other) {
    return new Swept(0, 0, one.marked() + other.marked(), one.deleted() + other.deleted());
  }
}
