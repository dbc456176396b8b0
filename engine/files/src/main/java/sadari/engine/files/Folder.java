package sadari.engine.files;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import sadari.core.media.BlobKey;

/// The folder and what is where in it.
///
/// ```
/// ab/cd/abcd….jpg   a blob, mode 0600; 65,536 folders, mode 0700
/// .tmp/….part       a file being written, locked by its writer; unlocked: its writer is dead
/// ```
final class Folder {
  private static final FileAttribute<Set<PosixFilePermission>> FOR_OWNER_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> FOR_OWNER_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path root;
  private final Path temporary;
  private final long keepFree;

  /// Folders whose own entries are known to be on the disk.
  private final Set<Path> durable = ConcurrentHashMap.newKeySet();

  Folder(FilesConfig config) {
    this.root = config.folder();
    this.temporary = root.resolve(".tmp");
    this.keepFree = config.keepFree();
  }

  /// Makes what is missing and sweeps what is left over.
  void prepare() throws IOException {
    Files.createDirectories(root, FOR_OWNER_FOLDER);
    makeFolder(temporary);
    sync(root);
    for (String name : names(temporary)) {
      sweep(temporary.resolve(name));
    }
  }

  /// Where the bytes of a key are. A key is nothing but digits, a dot and an extension, so the path
  /// is always inside the folder.
  Path path(BlobKey key) {
    String name = key.text();
    return root.resolve(name.substring(0, 2)).resolve(name.substring(2, 4)).resolve(name);
  }

  Path root() {
    return root;
  }

  /// Makes the two folders above a blob, durably; free when that was done before.
  void makeParents(Path blob) throws IOException {
    Path inner = parent(blob);
    if (durable.contains(inner)) {
      return;
    }
    Path outer = parent(inner);
    makeFolder(outer);
    sync(root);
    makeFolder(inner);
    sync(outer);
    durable.add(inner);
  }

  /// A folder that was known may have been taken away by an operator.
  void forget(Path blob) {
    durable.remove(parent(blob));
  }

  private static void makeFolder(Path folder) throws IOException {
    try {
      Files.createDirectory(folder, FOR_OWNER_FOLDER);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
    }
  }

  /// Brings the names in a file's folder to the disk.
  void syncParent(Path file) throws IOException {
    sync(parent(file));
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    }
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalStateException("a file of the folder has a folder");
    }
    return parent;
  }

  /// A new file that no reader sees; only the owner may read it.
  Path temporaryFile() {
    return temporary.resolve(UUID.randomUUID() + ".part");
  }

  /// Opens a new temporary file and locks it: the mark that its writer is alive.
  FileChannel create(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, Set.of(CREATE_NEW, WRITE), FOR_OWNER_FILE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new FileSystemException(file.toString(), null, "swept while it was made");
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /// Deletes a temporary file, unless its writer is alive.
  private static void sweep(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, WRITE, LinkOption.NOFOLLOW_LINKS)) {
      if (channel.tryLock() != null) {
        Files.deleteIfExists(file);
      }
    } catch (OverlappingFileLockException writtenByThisProcess) {
      // It will be renamed or deleted by its writer.
    } catch (NoSuchFileException renamedOrDeletedMeanwhile) {
      // Nothing is left to sweep.
    }
  }

  /// The names in a folder; none where there is no such folder.
  static List<String> names(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
    } catch (NoSuchFileException | NotDirectoryException nothingThere) {
      return List.of();
    } catch (java.nio.file.DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  /// Whether the disk has room for so many bytes more.
  boolean hasRoomFor(long bytes) throws IOException {
    return Files.getFileStore(root).getUsableSpace() - bytes >= keepFree;
  }

  Health check() {
    Path probe = temporaryFile();
    try {
      long free = Files.getFileStore(root).getUsableSpace();
      if (free < keepFree) {
        return new Health.Full(free);
      }
      create(probe).close();
      Files.delete(probe);
      return new Health.Writable(free);
    } catch (IOException e) {
      return new Health.Broken(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }
}
