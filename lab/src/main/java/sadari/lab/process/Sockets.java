package sadari.lab.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Finds the processes that own sockets, as `ss -p` does: the kernel's table of connections gives
/// each socket's number, and a process has it among its open files.
public final class Sockets {
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
  private static final int INODE = 9;
  private static final int ADDRESS = "7F000001:0050".length();
  private static final String PREFIX = "socket:[";

  private Sockets() {}

  /// The numbers of all sockets of connections that there are now, by [#ends].
  public static Map<String, String> numbers() {
    Map<String, String> all = new HashMap<>();
    for (Path table : TABLES) {
      try {
        for (String line : Files.readAllLines(table)) {
          String[] columns = line.strip().split("\\s+");
          if (columns.length > INODE && columns[2].length() >= ADDRESS) {
            all.put(end(columns[1]) + " " + end(columns[2]), columns[INODE]);
          }
        }
      } catch (IOException noSuchTable) {
        // No IPv6 on this machine.
      }
    }
    return all;
  }

  /// The two ends of a connection: `near`, where the socket is, and `far`.
  public static String ends(InetSocketAddress near, InetSocketAddress far) {
    return hex(near) + " " + hex(far);
  }

  /// The numbers of the sockets that `process` has open.
  public static Set<String> of(ProcessHandle process) {
    Set<String> numbers = new HashSet<>();
    Path files = Path.of("/proc", Long.toString(process.pid()), "fd");
    try (DirectoryStream<Path> open = Files.newDirectoryStream(files)) {
      for (Path file : open) {
        String target = target(file);
        if (target.startsWith(PREFIX)) {
          numbers.add(target.substring(PREFIX.length(), target.length() - 1));
        }
      }
    } catch (IOException gone) {
      return numbers;
    }
    return numbers;
  }

  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  /// Without what IPv6 puts before an address of IPv4.
  private static String end(String column) {
    return column.substring(Math.max(0, column.length() - ADDRESS));
  }

  /// As the kernel prints it: the address as a number of this machine's byte order, then the port.
  private static String hex(InetSocketAddress address) {
    byte[] bytes = address.getAddress().getAddress();
    byte[] reversed = {bytes[3], bytes[2], bytes[1], bytes[0]};
    return HexFormat.of().withUpperCase().formatHex(reversed)
        + String.format(Locale.ROOT, ":%04X", address.getPort());
  }
}
