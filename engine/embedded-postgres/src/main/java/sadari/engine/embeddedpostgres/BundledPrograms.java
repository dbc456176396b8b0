package sadari.engine.embeddedpostgres;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/// The programs that come as a jar of the platform, unpacked once per user.
///
/// An unpacked copy is a directory named by the archive's hash. It appears by one rename, with a
/// list of all its files and their sizes inside; a copy that does not match its list (a full disk,
/// a power cut, a clean-up job) is made again.
final class BundledPrograms {
  private static final String LIST = "unpacked";

  private BundledPrograms() {}

  /// The `bin` directory of a complete copy below the first of `caches` that can be written.
  static Path unpacked(List<Path> caches) throws RefusedException {
    byte[] archive = archive();
    String name = "postgresql-" + hash(archive).substring(0, 16);
    IOException last = new IOException("no place to unpack to");
    for (Path cache : caches) {
      try {
        return below(cache, name, archive).resolve("bin");
      } catch (IOException failed) {
        last = failed;
      }
    }
    throw Programs.refused(
        "The bundled PostgreSQL cannot be unpacked into any of " + caches + ": " + last + ".");
  }

  /// Where this user keeps what can be made again; empty for a user without a home.
  static Optional<Path> userCache() {
    Path explicit = Path.of(System.getenv().getOrDefault("XDG_CACHE_HOME", ""));
    if (explicit.isAbsolute()) {
      return Optional.of(explicit.resolve("sadari"));
    }
    Path home = Path.of(System.getProperty("user.home", ""));
    boolean mac = System.getProperty("os.name", "").startsWith("Mac");
    return home.isAbsolute()
        ? Optional.of(home.resolve(mac ? "Library/Caches/sadari" : ".cache/sadari"))
        : Optional.empty();
  }

  private static Path below(Path cache, String name, byte[] archive) throws IOException {
    Path copy = cache.resolve(name);
    if (complete(copy)) {
      return copy;
    }
    Files.createDirectories(cache);
    Path fresh = Files.createTempDirectory(cache, name + ".");
    try {
      unpack(archive, fresh);
      Files.writeString(fresh.resolve(LIST), list(fresh));
      // Readable by others: the programs may run as another user than the one who unpacked them.
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      if (Files.exists(copy) && !complete(copy)) {
        Files.move(copy, cache.resolve(fresh.getFileName() + ".damaged"));
      }
      try {
        Files.move(fresh, copy);
      } catch (IOException lost) {
        if (!complete(copy)) { // else another process was first: its copy is as good
          throw lost;
        }
      }
      return copy;
    } finally {
      Trees.delete(fresh);
      Trees.delete(cache.resolve(fresh.getFileName() + ".damaged"));
    }
  }

  private static boolean complete(Path copy) throws IOException {
    Path list = copy.resolve(LIST);
    return Files.isRegularFile(list) && Files.readString(list).equals(list(copy));
  }

  private static String list(Path copy) throws IOException {
    var lines = new StringBuilder();
    try (Stream<Path> files = Files.walk(copy)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Path relative = copy.relativize(file);
        if (!relative.toString().equals(LIST)) {
          lines.append(Files.size(file)).append(' ').append(relative).append('\n');
        }
      }
    }
    return lines.toString();
  }

  private static void unpack(byte[] archive, Path into) throws IOException {
    try (var tar =
        new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
      for (@Nullable TarArchiveEntry entry = tar.getNextEntry();
          entry != null;
          entry = tar.getNextEntry()) {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
          throw new IOException("the archive leaves its directory: " + entry.getName());
        }
        unpack(tar, entry, into, target);
      }
    }
  }

  private static void unpack(
      TarArchiveInputStream tar, TarArchiveEntry entry, Path into, Path target) throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (entry.isSymbolicLink()) {
      Path link = Path.of(entry.getLinkName());
      if (parent == null || !parent.resolve(link).normalize().startsWith(into)) {
        throw new IOException("a link of the archive leaves its directory: " + entry.getName());
      }
      Files.createSymbolicLink(target, link);
    } else if (entry.isFile()) {
      Files.copy(tar, target);
      boolean runs = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(target, permissions(runs));
    } else {
      throw new IOException("neither file, directory nor link: " + entry.getName());
    }
  }

  private static Set<PosixFilePermission> permissions(boolean runs) {
    return runs
        ? PosixFilePermissions.fromString("rwxr-xr-x")
        : EnumSet.copyOf(PosixFilePermissions.fromString("rw-r--r--"));
  }

  private static byte[] archive() throws RefusedException {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch", "");
    String platform =
        (os.startsWith("mac") ? "darwin" : os) + (arch.equals("aarch64") ? "-arm_64" : "-x86_64");
    String resource = "/postgres-" + platform + ".txz";
    try (@Nullable InputStream stream = BundledPrograms.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw Programs.refused("No PostgreSQL is bundled for " + os + " on " + arch + ".");
      }
      return stream.readAllBytes();
    } catch (IOException damaged) {
      throw Programs.refused("The bundled PostgreSQL cannot be read: " + damaged + ".");
    }
  }

  private static String hash(byte[] archive) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every JDK has SHA-256
    }
  }
}
