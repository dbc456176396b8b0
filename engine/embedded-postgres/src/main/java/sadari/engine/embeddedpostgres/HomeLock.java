package sadari.engine.embeddedpostgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import sadari.engine.embeddedpostgres.Start.AlreadyRunning;

/// The right to use a home, held for a server's life and released by the kernel even on kill -9.
final class HomeLock implements AutoCloseable {
  /// Homes held by this JVM. POSIX drops a process's lock when *any* of its descriptors of the file
  /// is closed, so a second attempt from the same JVM must not even open the file.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path home;
  private final FileChannel channel;

  private HomeLock(Path home, FileChannel channel) {
    this.home = home;
    this.channel = channel;
  }

  /// Takes the lock of `home`, a real path.
  static HomeLock take(Path home) throws IOException, RefusedException {
    if (!HELD.add(home)) {
      throw inUse(home, " by this process (" + ProcessHandle.current().pid() + ")");
    }
    HomeLock held = null;
    try {
      held = lock(home);
    } finally {
      if (held == null) {
        HELD.remove(home);
      }
    }
    if (held == null) {
      throw inUse(home, owner(home));
    }
    return held;
  }

  private static @Nullable HomeLock lock(Path home) throws IOException {
    FileChannel channel =
        FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable HomeLock held = null;
    try {
      if (channel.tryLock() != null) {
        // Beside the lock, not in it: reading the lock file would release it, see HELD.
        Files.writeString(home.resolve("owner"), Long.toString(ProcessHandle.current().pid()));
        held = new HomeLock(home, channel);
      }
      return held;
    } finally {
      if (held == null) {
        channel.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      channel.close();
      HELD.remove(home);
    }
  }

  private static String owner(Path home) {
    try {
      return " by the process " + Long.parseLong(Files.readString(home.resolve("owner")).strip());
    } catch (IOException | NumberFormatException unknown) {
      return "";
    }
  }

  private static RefusedException inUse(Path home, String by) {
    return new RefusedException(
        new AlreadyRunning(
            home,
            "The data directory "
                + home
                + " is already used"
                + by
                + ". Stop that server first, or give this one another directory."));
  }
}
