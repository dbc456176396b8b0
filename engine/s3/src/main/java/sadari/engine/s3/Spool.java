package sadari.engine.s3;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import sadari.core.media.BlobKey;

/// A folder of blobs that were read, whole and checked, in bounded space: the one not opened for
/// longest goes first. Thread-safe.
///
/// A file that was opened a moment ago stays even when there is too much: whoever opened it may
/// want the kernel to send it by its name.
final class Spool {
  private static final Duration IN_USE = Duration.ofSeconds(30);

  private final S3Config.Spool config;
  private final InstantSource clock;

  /// By when they were opened last, the oldest first.
  private final Map<BlobKey, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);

  private long bytes;

  /// @param seen when the blob was last known to be in the store
  private record Entry(long length, Instant seen, Instant opened) {}

  Spool(S3Config.Spool config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
  }

  /// Makes the folder, and empties it: what a killed process left may not be whole.
  void prepare() throws IOException {
    Files.createDirectories(config.folder());
    try (DirectoryStream<Path> left = Files.newDirectoryStream(config.folder())) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    }
  }

  /// A blob that lies here.
  Optional<SpooledBlob> open(BlobKey key) throws IOException {
    synchronized (this) {
      Entry entry = entries.get(key);
      if (entry == null) {
        return Optional.empty();
      }
      entries.put(key, new Entry(entry.length(), entry.seen(), clock.instant()));
    }
    try {
      FileChannel channel = FileChannel.open(path(key), READ);
      return Optional.of(new SpooledBlob(path(key), channel, channel.size()));
    } catch (NoSuchFileException takenAway) {
      remove(key);
      return Optional.empty();
    }
  }

  /// Whether it is time to ask the store again for this one.
  synchronized boolean isDue(BlobKey key) {
    Entry entry = entries.get(key);
    return entry == null || entry.seen().plus(config.unasked()).isBefore(clock.instant());
  }

  /// The store was asked for this one, and has it.
  synchronized void seen(BlobKey key) {
    entries.computeIfPresent(
        key, (_, entry) -> new Entry(entry.length(), clock.instant(), entry.opened()));
  }

  /// A file to write a blob to, before it is [#keep]t or deleted.
  Path fresh() {
    return config.folder().resolve(UUID.randomUUID() + ".part");
  }

  /// Takes in a whole blob, and opens it.
  SpooledBlob keep(BlobKey key, Path file) throws IOException {
    long length = Files.size(file);
    Files.move(file, path(key), StandardCopyOption.ATOMIC_MOVE);
    Instant now = clock.instant();
    List<BlobKey> gone;
    synchronized (this) {
      Entry before = entries.put(key, new Entry(length, now, now));
      bytes += length - (before == null ? 0 : before.length());
      gone = tooMuch(config.bytes(), now);
    }
    FileChannel channel = FileChannel.open(path(key), READ);
    for (BlobKey old : gone) {
      Files.deleteIfExists(path(old));
    }
    return new SpooledBlob(path(key), channel, length);
  }

  /// Forgets a blob.
  void remove(BlobKey key) throws IOException {
    synchronized (this) {
      Entry entry = entries.remove(key);
      bytes -= entry == null ? 0 : entry.length();
    }
    Files.deleteIfExists(path(key));
  }

  /// Gives back all the room that it can: the disk is full.
  void shrink() throws IOException {
    List<BlobKey> gone;
    synchronized (this) {
      gone = tooMuch(0, clock.instant());
    }
    for (BlobKey old : gone) {
      Files.deleteIfExists(path(old));
    }
  }

  private List<BlobKey> tooMuch(long allowed, Instant now) {
    List<BlobKey> gone = new ArrayList<>();
    var oldest = entries.entrySet().iterator();
    while (bytes > allowed && oldest.hasNext()) {
      Map.Entry<BlobKey, Entry> next = oldest.next();
      if (next.getValue().opened().plus(IN_USE).isAfter(now)) {
        break; // The others were opened even later.
      }
      bytes -= next.getValue().length();
      gone.add(next.getKey());
      oldest.remove();
    }
    return gone;
  }

  private Path path(BlobKey key) {
    return config.folder().resolve(key.text());
  }
}
