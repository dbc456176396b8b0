package sadari.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import sadari.core.network.Address;
import sadari.engine.varnish.EdgeDescription;
import sadari.engine.varnish.Origin;
import sadari.engine.varnish.Policy;
import sadari.engine.varnish.VarnishEngine;

/// The real Varnish as an edge, and the program behind it.
final class VarnishInFront implements AutoCloseable {
  private static final Path VARNISH = Path.of("/usr/sbin/varnishd");
  private static final String SECRET = "a-secret-of-tests-only";

  private final int port;
  private final Process varnish;
  private final Program program;

  private VarnishInFront(int port, Process varnish, Program program) {
    this.port = port;
    this.varnish = varnish;
    this.program = program;
  }

  static VarnishInFront start(Path folder) {
    assumeTrue(Files.isExecutable(VARNISH), "varnishd is not installed");
    try {
      int origin = free();
      int port = free();
      Process varnish = start(folder, port, origin);
      try {
        return new VarnishInFront(port, varnish, program(port, origin));
      } catch (RuntimeException e) {
        kill(varnish);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Program program(int port, int origin) {
    return Program.start(
        "edge.urls=http://127.0.0.1:" + port,
        "edge.secret=" + SECRET,
        "edge.origin-port=" + origin);
  }

  private static Process start(Path folder, int port, int origin) throws IOException {
    EdgeDescription edge =
        new EdgeDescription(
            List.of(new Origin("program", new Address("127.0.0.1", origin))),
            EdgeDescription.Director.ROUND_ROBIN,
            SECRET,
            List.of("127.0.0.1"),
            Policy.USUAL);
    Path file = Files.writeString(folder.resolve("edge.vcl"), VarnishEngine.configuration(edge));
    return new ProcessBuilder(
            List.of(
                VARNISH.toString(),
                "-F",
                "-j",
                "none",
                "-T",
                "none",
                "-n",
                folder.resolve("work").toString(),
                "-a",
                "127.0.0.1:" + port,
                "-f",
                file.toString(),
                "-s",
                "malloc,32m",
                "-p",
                "thread_pools=1"))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("varnish.log").toFile())
        .start();
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  Program program() {
    return program;
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  /// Kills it (-9): its port refuses whoever comes.
  void dies() {
    kill(varnish);
    // Not until the workers' ends are seen: that takes longer than servers need to notice.
    while (listens()) {
      Thread.onSpinWait();
    }
  }

  private static void kill(Process varnish) {
    List<ProcessHandle> workers = varnish.descendants().toList();
    varnish.destroyForcibly();
    workers.forEach(ProcessHandle::destroyForcibly);
  }

  private boolean listens() {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    dies();
    program.close();
  }
}
