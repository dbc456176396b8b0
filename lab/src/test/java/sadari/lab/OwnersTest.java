package sadari.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Real processes with real connections, each component in a folder of its own.
@Timeout(60)
class OwnersTest {
  private static final int CONNECTIONS = 20;

  @TempDir private Path nodes;

  private final List<Process> processes = new ArrayList<>();
  private final Map<Socket, String> makers = new HashMap<>();
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, CONNECTIONS, InetAddress.ofLiteral("127.0.0.1"));
  }

  @AfterEach
  void end() throws IOException {
    for (Process process : processes) {
      process.destroyForcibly();
    }
    for (Socket socket : makers.keySet()) {
      socket.close();
    }
    server.close();
  }

  /// A process of a component that connects and stays.
  private Socket connect(String component) throws IOException {
    Path folder = Files.createDirectories(nodes.resolve(component).resolve("data"));
    String words = "exec 3<>/dev/tcp/127.0.0.1/" + server.getLocalPort() + "; exec sleep 60";
    processes.add(new ProcessBuilder("bash", "-c", words).directory(folder.toFile()).start());
    Socket accepted = server.accept();
    makers.put(accepted, component);
    return accepted;
  }

  private static String owner(Owners owners, Socket accepted) {
    return owners.of(
        (InetSocketAddress) accepted.getRemoteSocketAddress(),
        (InetSocketAddress) accepted.getLocalSocketAddress());
  }

  @Test
  void manyWhoAskAtOnceAreEachToldTheRightOne() throws Exception {
    for (int i = 0; i < CONNECTIONS; i++) {
      connect(i % 2 == 0 ? "web-1" : "db-1");
    }
    Owners owners = new Owners(nodes);

    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> asked = new ArrayList<>();
      for (int round = 0; round < 20; round++) {
        makers.forEach(
            (socket, maker) ->
                asked.add(all.submit(() -> assertEquals(maker, owner(owners, socket)))));
      }
      for (Future<?> one : asked) {
        var _ = one.get();
      }
    }
  }

  @Test
  void aConnectionMadeAfterALookIsSeenByTheNextOne() throws IOException {
    Owners owners = new Owners(nodes);
    assertEquals("web-1", owner(owners, connect("web-1")));

    assertEquals("db-1", owner(owners, connect("db-1")));
  }

  @Test
  void whatNoComponentMadeIsNobodys() throws IOException {
    try (Socket ours = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      assertEquals("", owner(new Owners(nodes), accepted));
      assertEquals(server.getLocalPort(), ours.getPort());
    }
  }
}
