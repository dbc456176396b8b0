package sadari.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import sadari.lab.process.Disk;

/// Where a lab keeps everything.
///
/// ```
/// top/               others may pass, not look: engines may run as another user
///   log/web-1.log    what each component says
///   nodes/web-1/     its data; its processes work here, nobody else does
///   shared/          what all components see
/// ```
record LabFolder(Path top) {
  private static final int LONGEST = 75;
  private static final long DISK = 512L << 20;

  /// Passwords lie in a component's folder, and who said what in its log.
  static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private static final FileAttribute<Set<PosixFilePermission>> PASSABLE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x"));

  /// Makes `top`, which must not be there.
  static LabFolder make(Path top) {
    Path absolute = top.toAbsolutePath().normalize();
    if (absolute.toString().length() > LONGEST) {
      throw new LabException(absolute + " is too long: sockets in it may have 107 characters");
    }
    try {
      Files.createDirectory(absolute, PASSABLE);
      return furnish(absolute);
    } catch (FileAlreadyExistsException e) {
      throw new LabException(absolute + " is there already: another lab, or somebody's folder", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static LabFolder temporary() {
    try {
      return furnish(Files.createTempDirectory("sadari-lab-", PASSABLE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LabFolder furnish(Path top) throws IOException {
    // As the kernel tells working directories.
    LabFolder folder = new LabFolder(top.toRealPath());
    Files.createDirectory(folder.top.resolve("log"), PRIVATE);
    Files.createDirectory(folder.nodes(), PASSABLE);
    Files.createDirectory(folder.shared(), PRIVATE);
    return folder;
  }

  Path nodes() {
    return top.resolve("nodes");
  }

  Path node(String component) {
    return nodes().resolve(component);
  }

  Path shared() {
    return top.resolve("shared");
  }

  /// Gives a component a small disk of its own.
  void giveDisk(String component) throws IOException, InterruptedException {
    if (!Disk.allowed()) {
      throw new LabException("only root can give " + component + " a disk of its own");
    }
    Files.createDirectory(node(component), PRIVATE);
    Disk.mount(node(component), DISK);
  }

  /// Removes what a component that is gone has left.
  void forget(String component) {
    try (Stream<Path> tree = Files.walk(node(component))) {
      for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path log(String component) {
    return top.resolve("log").resolve(component + ".log");
  }
}
