package sadari.engine.s3;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sadari.core.failure.Failure;
import sadari.core.failure.Unavailable;
import sadari.core.media.BlobKey;
import sadari.core.media.BlobStore;

/// Blobs as objects. What is read is brought into the spool whole and checked; many who want the
/// same at once wait for one of them. Thread-safe.
final class S3Blobs implements BlobStore {
  private static final Logger LOG = System.getLogger(S3Blobs.class.getName());
  private static final int LOCKS = 256;

  private final Objects objects;
  private final Spool spool;
  private final InstantSource clock;
  private final ReentrantLock[] locks =
      IntStream.range(0, LOCKS).mapToObj(_ -> new ReentrantLock()).toArray(ReentrantLock[]::new);

  S3Blobs(Objects objects, Spool spool, InstantSource clock) {
    this.objects = objects;
    this.spool = spool;
    this.clock = clock;
  }

  @Override
  public BlobKey put(byte[] bytes, String extension) {
    BlobKey key = BlobKey.of(bytes, extension);
    Optional<Objects.About> there = objects.about(key);
    if (there.isEmpty() || there.get().length() != bytes.length) {
      objects.put(key, bytes);
    } else if (there.get().since().isBefore(clock.instant().minus(FRESH.dividedBy(2)))) {
      objects.touch(key);
    }
    return key;
  }

  @Override
  public Optional<Blob> open(BlobKey key) {
    ReentrantLock lock = lock(key);
    lock.lock();
    try {
      Optional<SpooledBlob> local = spool.open(key);
      if (local.isEmpty()) {
        return fetched(key);
      }
      if (!spool.isDue(key) || isStillThere(key)) {
        return Optional.of(local.get());
      }
      local.get().close();
      spool.remove(key);
      return Optional.empty();
    } catch (IOException e) {
      throw new Unavailable("the spool of the object store cannot be used", e);
    } finally {
      lock.unlock();
    }
  }

  /// While the store is away, what is at hand is served.
  private boolean isStillThere(BlobKey key) {
    try {
      boolean there = objects.about(key).isPresent();
      if (there) {
        spool.seen(key);
      }
      return there;
    } catch (Failure e) {
      LOG.log(Level.DEBUG, "a blob is served unasked: {0}", e.getMessage());
      return true;
    }
  }

  private Optional<Blob> fetched(BlobKey key) throws IOException {
    Path file = spool.fresh();
    try {
      return fetch(key, file) ? Optional.of(spool.keep(key, file)) : Optional.empty();
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /// A full disk is made room on once.
  private boolean fetch(BlobKey key, Path file) throws IOException {
    try {
      return objects.fetch(key, file);
    } catch (Spilling.DiskException e) {
      spool.shrink();
      try {
        return objects.fetch(key, file);
      } catch (Spilling.DiskException still) {
        throw new Unavailable("the spool of the object store cannot be written", still);
      }
    }
  }

  @Override
  public void delete(BlobKey key) {
    ReentrantLock lock = lock(key);
    lock.lock();
    try {
      objects.delete(key);
      spool.remove(key);
    } catch (IOException e) {
      throw new Unavailable("the spool of the object store cannot be used", e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Stream<Listed> list() {
    return objects.list();
  }

  private ReentrantLock lock(BlobKey key) {
    return locks[Math.floorMod(key.hashCode(), LOCKS)];
  }
}
