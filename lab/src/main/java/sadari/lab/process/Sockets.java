package sadari.lab.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds the process that owns a socket, as `ss -p` does: the kernel's table of connections gives
/// the socket's number, and the process has it among its open files.
public final class Sockets {
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
  private static final int INODE = 9;

  private Sockets() {}

  /// The number of the socket whose own end is `near` and whose other end is `far`.
  public static Optional<String> inode(InetSocketAddress near, InetSocketAddress far) {
    String own = hex(near);
    String other = hex(far);
    for (Path table : TABLES) {
      try {
        for (String line : Files.readAllLines(table)) {
          String[] columns = line.strip().split("\\s+");
          if (columns.length > INODE && columns[1].endsWith(own) && columns[2].endsWith(other)) {
            return Optional.of(columns[INODE]);
          }
        }
      } catch (IOException noSuchTable) {
        // No IPv6 on this machine.
      }
    }
    return Optional.empty();
  }

  /// Whether `process` has the socket `inode` open.
  public static boolean has(ProcessHandle process, String inode) {
    Path files = Path.of("/proc", Long.toString(process.pid()), "fd");
    Path wanted = Path.of("socket:[" + inode + "]");
    try (DirectoryStream<Path> open = Files.newDirectoryStream(files)) {
      for (Path file : open) {
        if (isLink(file, wanted)) {
          return true;
        }
      }
    } catch (IOException gone) {
      return false;
    }
    return false;
  }

  private static boolean isLink(Path file, Path wanted) {
    try {
      return Files.readSymbolicLink(file).equals(wanted);
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  /// As the kernel prints it: the address as a number of this machine's byte order, then the port.
  private static String hex(InetSocketAddress address) {
    byte[] bytes = address.getAddress().getAddress();
    byte[] reversed = {bytes[3], bytes[2], bytes[1], bytes[0]};
    return HexFormat.of().withUpperCase().formatHex(reversed)
        + String.format(Locale.ROOT, ":%04X", address.getPort());
  }
}
