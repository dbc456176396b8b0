package sadari.core.media;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import sadari.core.failure.Failure;

/// Whether stored bytes may be shown: not those of deleted posts.
///
/// Photos are served though the database is away or slow: few ask it at a time, others wait a
/// moment only, and after a failure nobody asks for [#PAUSE]; who could not ask is shown the photo.
/// Thread-safe.
public final class ShownPhotos {
  static final Duration PAUSE = Duration.ofSeconds(5);

  private static final int ASKING = 8;
  private static final int PATIENCE_MILLIS = 50;
  private static final int REMEMBERED = 20_000;

  private final WithdrawnPhotos withdrawn;
  private final long memory;
  private final Map<BlobKey, Long> shown = new ConcurrentHashMap<>();
  private final Semaphore asking = new Semaphore(ASKING);
  private final AtomicLong pausedUntil = new AtomicLong(System.nanoTime());

  /// @param memory how long it is remembered that a photo is shown: how long a deleted one may
  ///   still be seen
  public ShownPhotos(WithdrawnPhotos withdrawn, Duration memory) {
    this.withdrawn = withdrawn;
    this.memory = memory.toNanos();
  }

  /// Whether the bytes may be shown.
  public boolean isShown(BlobKey key) {
    long now = System.nanoTime();
    Long since = shown.get(key);
    if ((since != null && now - since < memory) || now - pausedUntil.get() < 0) {
      return true;
    }
    return !mayAsk() || ask(key, now);
  }

  private boolean mayAsk() {
    try {
      return asking.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean ask(BlobKey key, long now) {
    try {
      boolean is = !withdrawn.isWithdrawn(key);
      if (is && memory > 0) {
        if (shown.size() >= REMEMBERED) {
          shown.clear();
        }
        shown.put(key, now);
      }
      return is;
    } catch (Failure away) {
      pausedUntil.set(System.nanoTime() + PAUSE.toNanos());
      return true;
    } finally {
      asking.release();
    }
  }
}
