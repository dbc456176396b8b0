package sadari.engine.embeddedpostgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/// Which port PostgreSQL gets on 127.0.0.1.
final class Ports {
  /// Below the range from which kernels take the ports of outgoing connections (32,768 on Linux,
  /// 49,152 on macOS): while PostgreSQL is away for a moment, nobody should get its port.
  private static final int LOWEST = 20_000;

  private static final int HIGHEST = 32_767;
  private static final int TRIES = 50;

  private Ports() {}

  /// The configured port, else the one in `remembered` while it is free, else a free one.
  static int choose(int configured, Path remembered, boolean first, RandomGenerator random)
      throws IOException, RefusedException {
    if (configured != 0) {
      if (!free(configured)) {
        throw new RefusedException(Starting.taken(configured));
      }
      return configured;
    }
    int last = first ? read(remembered) : 0;
    if (last != 0 && free(last)) {
      return last;
    }
    return anyFree(random);
  }

  /// One that is free, and that no outgoing connection will have.
  static int anyFree(RandomGenerator random) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      int port = random.nextInt(LOWEST, HIGHEST + 1);
      if (free(port)) {
        return port;
      }
    }
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private static int read(Path remembered) throws IOException {
    if (!Files.isRegularFile(remembered)) {
      return 0;
    }
    String text = Files.readString(remembered).strip();
    int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    return port <= 65_535 ? port : 0;
  }

  private static boolean free(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true); // as PostgreSQL does: connections in TIME_WAIT do not matter
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 1);
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
