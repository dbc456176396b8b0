package sadari.engine.embeddedpostgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The directory of one embedded PostgreSQL.
///
/// ```
/// HOME/              0700
///   lock             held while a server uses the home
///   owner            the process that holds it, for messages
///   secret           0600, the passwords: line 1 the administrator's, line 2 the application's
///   port             the port of the last start
///   cluster/         PostgreSQL's own data directory
///   initdb.*/        a cluster being made; left over only by a crash
///   log/             what PostgreSQL logs, bounded
///   startup.log      what it printed before its log was open, of the last start
///   programs/        the unpacked programs, where the user has no cache of their own
/// ```
record Home(Path directory, String ownUser) {

  /// Makes the directory where it is missing. Its own user is the owner of a file made in it.
  static Home open(Path directory) throws IOException {
    Files.createDirectories(directory);
    Path real = directory.toRealPath();
    Path probe = Files.createTempFile(real, "probe", "");
    try {
      return new Home(real, Privileges.ownerOf(probe));
    } finally {
      Files.delete(probe);
    }
  }

  Path cluster() {
    return directory.resolve("cluster");
  }

  Path secret() {
    return directory.resolve("secret");
  }

  Path port() {
    return directory.resolve("port");
  }

  Path log() {
    return directory.resolve("log");
  }

  Path startupLog() {
    return directory.resolve("startup.log");
  }

  Path programs() {
    return directory.resolve("programs");
  }

  /// Who owns the cluster, where there is one.
  Optional<String> clusterOwner() throws IOException {
    return Files.exists(cluster()) ? Optional.of(Privileges.ownerOf(cluster())) : Optional.empty();
  }

  /// Closes the directories to other users and gives them to `owner`.
  void secure(@Nullable String owner) throws IOException {
    Files.createDirectories(log());
    for (Path path : new Path[] {directory, log()}) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      give(path, owner);
    }
  }

  /// Replaces `file` by `text`: readable by its owner only, whole or not at all, on disk on return.
  static void write(Path file, String text, @Nullable String owner) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    give(fresh, owner);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(file.toAbsolutePath().getParent());
  }

  /// Makes the names in `directory` durable.
  static void sync(@Nullable Path directory) throws IOException {
    if (directory != null) {
      try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  static void give(Path file, @Nullable String owner) throws IOException {
    if (owner != null) {
      var users = file.getFileSystem().getUserPrincipalLookupService();
      Files.setOwner(file, users.lookupPrincipalByName(owner));
    }
  }
}
