package sadari.core.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import sadari.core.failure.Failure;
import sadari.core.failure.Unavailable;

/// Copies all blobs of one store to another, and reads every one of them back there.
///
/// It can be stopped and begun again at any time: what has arrived is not sent twice, but is read
/// back again. Passes follow each other until one finds nothing that was missing, so that what
/// others put meanwhile comes along. What is put into both stores ([BothBlobs]) arrives by itself
/// and keeps no pass from being the last.
public final class BlobMove {
  private static final int AT_A_TIME = 4;
  private static final int PASSES = 10;
  private static final int CHUNK = 64 << 10;
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(10);
  private static final long LOOK_AGAIN = Duration.ofMillis(20).toNanos();

  private final BlobStore from;
  private final BlobStore to;
  private final Duration onItsWay;

  /// Counts as it goes; read by others while it does.
  private volatile Progress progress = new Progress(0, 0, 0, 0);

  /// How far it is.
  ///
  /// @param all blobs of this pass
  /// @param done of these
  /// @param copied that had to be sent, in all passes
  /// @param damaged whose bytes are not what their name says, in the old store; left there
  public record Progress(long all, long done, long copied, long damaged) {}

  /// What became of one blob.
  private enum Step {
    THERE,
    COPIED,
    DAMAGED,
    GONE
  }

  /// Waits ten seconds for what is on its way.
  public BlobMove(BlobStore from, BlobStore to) {
    this(from, to, ON_ITS_WAY);
  }

  /// @param onItsWay how long a blob may need from one store to the other when it is put into both;
  ///   one that needs longer is taken for one that was put into the old store alone
  public BlobMove(BlobStore from, BlobStore to, Duration onItsWay) {
    this.from = from;
    this.to = to;
    this.onItsWay = onItsWay;
  }

  /// How far it is.
  public Progress progress() {
    return progress;
  }

  /// Runs until all is there.
  ///
  /// @param wanted asked now and then; false ends it
  /// @return whether all is there
  /// @throws Failure where a store fails, or does not give back what it was given
  public boolean run(BooleanSupplier wanted) throws InterruptedException {
    for (int pass = 0; pass < PASSES; pass++) {
      long before = progress.copied();
      // What the first pass misses was there before; what later ones miss is younger than they are.
      if (!pass(wanted, pass == 0 ? Duration.ZERO : onItsWay)) {
        return false;
      }
      if (progress.copied() == before) {
        return true;
      }
    }
    throw new Unavailable(
        "others go on putting photos into the old store alone: start every server with"
            + " files.moving = true first");
  }

  private boolean pass(BooleanSupplier wanted, Duration patience) throws InterruptedException {
    long all;
    try (Stream<BlobStore.Listed> listed = from.list()) {
      all = listed.count();
    }
    progress = new Progress(all, 0, progress.copied(), 0);
    Set<BlobKey> there = keys(to);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Stream<BlobStore.Listed> listed = from.list()) {
      ExecutorCompletionService<Step> steps = new ExecutorCompletionService<>(threads);
      int flying = 0;
      for (Iterator<BlobStore.Listed> each = listed.iterator(); each.hasNext(); ) {
        BlobKey key = each.next().key();
        Callable<Step> step = () -> step(key, there.contains(key) || arrives(key, patience));
        steps.submit(step);
        flying++;
        if (flying == AT_A_TIME) {
          count(steps);
          flying--;
          if (!wanted.getAsBoolean()) {
            return false;
          }
        }
      }
      for (; flying > 0; flying--) {
        count(steps);
      }
    }
    return wanted.getAsBoolean();
  }

  private boolean arrives(BlobKey key, Duration patience) throws IOException {
    if (patience.isZero()) {
      return false;
    }
    long deadline = System.nanoTime() + patience.toNanos();
    while (!isThere(to, key)) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      LockSupport.parkNanos(LOOK_AGAIN);
    }
    return true;
  }

  private static Set<BlobKey> keys(BlobStore store) {
    Set<BlobKey> keys = new HashSet<>();
    try (Stream<BlobStore.Listed> listed = store.list()) {
      listed.forEach(one -> keys.add(one.key()));
    }
    return keys;
  }

  private void count(ExecutorCompletionService<Step> steps) throws InterruptedException {
    try {
      Step step = steps.take().get();
      Progress now = progress;
      progress =
          new Progress(
              now.all(),
              now.done() + 1,
              now.copied() + (step == Step.COPIED ? 1 : 0),
              now.damaged() + (step == Step.DAMAGED ? 1 : 0));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Failure failure
          ? failure
          : new Unavailable("a blob could not be moved", e);
    }
  }

  private Step step(BlobKey key, boolean there) throws IOException {
    boolean sent = false;
    if (!there) {
      Optional<byte[]> bytes = read(from, key);
      if (bytes.isEmpty()) {
        return Step.GONE;
      }
      if (!BlobKey.of(bytes.get(), key.extension()).equals(key)) {
        return Step.DAMAGED;
      }
      to.put(bytes.get(), key.extension());
      sent = true;
    }
    if (!isWhole(key)) {
      // Deleted on both sides a moment ago is no fault; there and otherwise is one.
      if (isThere(from, key)) {
        throw new Unavailable("the new store does not give back what it was given: " + key);
      }
      return Step.GONE;
    }
    return sent ? Step.COPIED : Step.THERE;
  }

  private static boolean isThere(BlobStore store, BlobKey key) throws IOException {
    Optional<BlobStore.Blob> found = store.open(key);
    if (found.isPresent()) {
      found.get().close();
    }
    return found.isPresent();
  }

  private static Optional<byte[]> read(BlobStore store, BlobKey key) throws IOException {
    Optional<BlobStore.Blob> found = store.open(key);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (BlobStore.Blob blob = found.get()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.toIntExact(blob.length()));
      ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
      while (blob.channel().read(chunk.clear()) >= 0) {
        bytes.write(chunk.array(), 0, chunk.position());
      }
      return Optional.of(bytes.toByteArray());
    }
  }

  private boolean isWhole(BlobKey key) throws IOException {
    Optional<BlobStore.Blob> found = to.open(key);
    if (found.isEmpty()) {
      return false;
    }
    try (BlobStore.Blob blob = found.get()) {
      MessageDigest hash = BlobKey.sha256();
      ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
      while (blob.channel().read(chunk.clear()) >= 0) {
        hash.update(chunk.flip());
      }
      return HexFormat.of().formatHex(hash.digest()).equals(key.hash());
    }
  }
}
