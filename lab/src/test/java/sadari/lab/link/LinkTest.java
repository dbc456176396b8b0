package sadari.lab.link;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a cable does, between real sockets. Times are lower bounds only: a busy machine is later.
@Timeout(60)
class LinkTest {
  private static final String HOST = "127.0.0.1";
  private static final int ECHO = 1 << 20;

  private Echo echo;
  private Link link;
  private int port;
  private final Map<Integer, String> owners = new ConcurrentHashMap<>();

  @BeforeEach
  void lay() throws IOException {
    echo = new Echo(HOST);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
      port = free.getLocalPort();
    }
    link = Link.lay(HOST, List.of(port), ignored -> echo.address(), this::owner);
  }

  @AfterEach
  void remove() throws IOException {
    link.close();
    echo.close();
  }

  @Test
  void bytesArriveAsTheyWereSent() throws IOException {
    byte[] bytes = new byte[ECHO];
    long seed = System.nanoTime();
    new Random(seed).nextBytes(bytes);
    try (Socket socket = connect()) {
      Thread.startVirtualThread(() -> send(socket, bytes));

      assertArrayEquals(bytes, socket.getInputStream().readAllBytes(), "seed " + seed);
    }
  }

  @Test
  void latencyIsAddedInEachDirection() throws IOException {
    try (Socket socket = connect();
        var _ = link.put(slow(Duration.ofMillis(60), 0), Set.of())) {
      long since = System.nanoTime();

      assertEquals("a", say(socket, "a"));

      assertTrue(System.nanoTime() - since >= Duration.ofMillis(120).toNanos());
    }
  }

  @Test
  void latencyDoesNotCostThroughput() throws IOException {
    byte[] bytes = new byte[ECHO];
    try (Socket socket = connect();
        var _ = link.put(slow(Duration.ofMillis(50), 0), Set.of())) {
      Thread.startVirtualThread(() -> send(socket, bytes));
      long since = System.nanoTime();

      assertEquals(ECHO, socket.getInputStream().readAllBytes().length);

      // One chunk after the other, each 50 ms there and 50 ms back, would be more than six seconds.
      assertTrue(System.nanoTime() - since < Duration.ofSeconds(5).toNanos());
    }
  }

  @Test
  void bandwidthIsSharedByAllConnections() throws IOException {
    try (Socket one = connect();
        Socket other = connect();
        var _ = link.put(slow(Duration.ZERO, 400_000), Set.of())) {
      long since = System.nanoTime();
      Thread.startVirtualThread(() -> send(one, new byte[50_000]));
      Thread.startVirtualThread(() -> send(other, new byte[50_000]));

      assertEquals(50_000, one.getInputStream().readAllBytes().length);
      assertEquals(50_000, other.getInputStream().readAllBytes().length);

      assertTrue(System.nanoTime() - since >= Duration.ofMillis(250).toNanos());
    }
  }

  @Test
  void aCutCableSwallowsAndDeliversWhenItIsMended() throws IOException {
    try (Socket socket = connect()) {
      assertEquals("a", say(socket, "a"));
      Link.InForce cut = link.put(new Condition.Cut(), Set.of());
      socket.setSoTimeout(200);
      assertThrows(SocketTimeoutException.class, () -> say(socket, "b"));

      cut.close();

      socket.setSoTimeout(10_000);
      assertEquals("b", hear(socket));
    }
  }

  @Test
  void aCutIsForTheConnectionsOfOneComponentOnly() throws IOException {
    try (Socket web1 = connect();
        Socket web2 = connect()) {
      owners.put(web1.getLocalPort(), "web-1");
      owners.put(web2.getLocalPort(), "web-2");

      Link.InForce _ = link.put(new Condition.Cut(), Set.of("web-2"));

      assertEquals("a", say(web1, "a"));
      web2.setSoTimeout(200);
      assertThrows(SocketTimeoutException.class, () -> say(web2, "a"));
    }
  }

  @Test
  void aResetEndsWhatStandsAndLetsNewConnectionsIn() throws IOException {
    try (Socket socket = connect()) {
      assertEquals("a", say(socket, "a"));

      link.reset(Set.of());

      assertThrows(SocketException.class, () -> say(socket, "b"));
    }
    try (Socket socket = connect()) {
      assertEquals("c", say(socket, "c"));
    }
  }

  @Test
  void aRefusedConnectionIsReset() throws IOException {
    try (var _ = link.put(new Condition.Refused(), Set.of())) {
      assertThrows(IOException.class, this::talk);
    }

    talk();
  }

  @Test
  void whereNobodyListensOneIsRefused() throws IOException {
    echo.close();

    assertThrows(IOException.class, this::talk);
  }

  private String owner(InetSocketAddress near, InetSocketAddress far) {
    assertEquals(port, far.getPort());
    return owners.getOrDefault(near.getPort(), "nobody");
  }

  private void talk() throws IOException {
    try (Socket socket = connect()) {
      assertEquals("a", say(socket, "a"));
    }
  }

  private Socket connect() throws IOException {
    return new Socket(HOST, port);
  }

  private static Condition slow(Duration latency, long bytesPerSecond) {
    return new Condition.Slow(latency, Duration.ZERO, bytesPerSecond);
  }

  private static String say(Socket socket, String word) throws IOException {
    socket.getOutputStream().write(word.getBytes(US_ASCII));
    return hear(socket);
  }

  private static String hear(Socket socket) throws IOException {
    byte[] heard = socket.getInputStream().readNBytes(1);
    if (heard.length == 0) {
      throw new SocketException("closed");
    }
    return new String(heard, US_ASCII);
  }

  private static void send(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
