package sadari.server.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import sadari.web.http.HttpProblem;
import sadari.web.http.Request;

/// What lets a command change something in a running server: a secret of this start, which lies in
/// the data folder beside the internal address. Who can read the folder may operate the server.
public final class OperatorKey {
  private static final String FILE = "operators";
  private static final int BYTES = 24;
  private static final int LINES = 3;

  private final String secret;

  private OperatorKey(String secret) {
    this.secret = secret;
  }

  static OperatorKey make(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new OperatorKey(HexFormat.of().formatHex(bytes));
  }

  /// Where a running server is operated.
  ///
  /// @param address of the internal port
  /// @param authorization for the header of that name
  public record Door(URI address, String authorization) {
    @Override
    public String toString() {
      return "Door[address=" + address + "]";
    }
  }

  /// The key where it was laid.
  public final class Laid implements AutoCloseable {
    private final Path data;

    private Laid(Path data) {
      this.data = data;
    }

    /// Takes the key away, unless another server has laid its own there meanwhile.
    @Override
    public void close() throws IOException {
      Optional<Door> door = find(data);
      if (door.isPresent() && door.get().authorization().equals(authorization())) {
        Files.deleteIfExists(data.resolve(FILE));
      }
    }
  }

  private String authorization() {
    return "Bearer " + secret;
  }

  /// Lays the key into the data folder, for its owner only.
  ///
  /// @param host the internal address, which who asks need not know
  public Laid layInto(Path data, String host, int port) throws IOException {
    Path file = data.resolve(FILE);
    Path fresh = data.resolve(FILE + ".new");
    Files.deleteIfExists(fresh);
    if (data.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(fresh, port + "\n" + secret + "\n" + host + "\n");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new Laid(data);
  }

  /// How the server with this data folder is operated; empty where none has laid its key there.
  public static Optional<Door> find(Path data) throws IOException {
    Path file = data.resolve(FILE);
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    return lines.size() < LINES
        ? Optional.empty()
        : Optional.of(
            new Door(
                URI.create("http://" + bracketed(lines.get(2)) + ":" + lines.getFirst()),
                "Bearer " + lines.get(1)));
  }

  /// An IPv6 address as it is written in front of a port.
  private static String bracketed(String host) {
    return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  void demand(Request request) {
    String given = request.header("Authorization");
    byte[] wanted = authorization().getBytes(UTF_8);
    if (given == null || !MessageDigest.isEqual(given.getBytes(UTF_8), wanted)) {
      throw HttpProblem.unauthorized("This takes the key of the data folder");
    }
  }
}
