package sadari.engine.haproxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Who gets what.
@Timeout(60)
class RoutingTest {
  private final LittleServer web = new LittleServer("w1");
  private final LittleServer streaming = new LittleServer("s1");
  private final LittleServer media = new LittleServer("m1");
  private final RunningBalancer balancer;

  RoutingTest(@TempDir Path folder) {
    balancer =
        RunningBalancer.before(
            folder,
            Policy.USUAL,
            web.described().withRoles(Set.of(Role.WEB)),
            streaming.described().withRoles(Set.of(Role.STREAMING)),
            media.described().withRoles(Set.of(Role.MEDIA)));
  }

  @AfterEach
  void stop() {
    balancer.close();
    web.close();
    streaming.close();
    media.close();
  }

  @Test
  void eachPathReachesTheServersOfItsRole() {
    assertEquals("w1", balancer.get("/").join().body());
    assertEquals("w1", balancer.get("/api/v1/timelines/home").join().body());
    assertEquals("s1", balancer.get("/api/v1/streaming/user").join().body());
    assertEquals("m1", balancer.get("/media/a.webp").join().body());
    assertEquals("m1", balancer.get("/assets/app.js").join().body());
  }

  @Test
  void aHostOfARoleReachesItsServersWhateverThePath() throws IOException {
    assertTrue(
        raw("GET / HTTP/1.1\r\nHost: media.test:80\r\nConnection: close\r\n\r\n").endsWith("m1"));
    assertTrue(
        raw("GET / HTTP/1.1\r\nHost: stream.test\r\nConnection: close\r\n\r\n").endsWith("s1"));
  }

  @Test
  void whatClientsSayOfTheirAddressIsNotPassedOn() {
    balancer
        .send(
            balancer
                .request("/")
                .header("X-Forwarded-For", "6.6.6.6")
                .header("Forwarded", "for=6.6.6.6")
                .header("X-Forwarded-Proto", "https")
                .header("X-Request-Id", "chosen-by-me")
                .build())
        .join();

    String head = web.heads().getFirst();
    assertTrue(head.contains("x-forwarded-for: 127.0.0.1\r\n"), head);
    assertTrue(head.contains("x-forwarded-proto: http\r\n"), head);
    assertTrue(head.matches("(?s).*x-request-id: [0-9a-f-]{36}\r\n.*"), head);
    assertFalse(head.contains("6.6.6.6") || head.contains("chosen-by-me"), head);
  }

  @Test
  void aWebSocketPasses() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", balancer.address().port())) {
      socket
          .getOutputStream()
          .write(
              """
              GET /api/v1/streaming HTTP/1.1\r
              Host: x\r
              Connection: Upgrade\r
              Upgrade: websocket\r
              Sec-WebSocket-Version: 13\r
              Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
              \r
              """
                  .getBytes(ISO_8859_1));
      byte[] head = socket.getInputStream().readNBytes("HTTP/1.1 101".length());
      socket.getOutputStream().write("ping through the tunnel".getBytes(ISO_8859_1));
      socket.shutdownOutput();

      assertEquals("HTTP/1.1 101", new String(head, ISO_8859_1));
      assertTrue(text(socket).endsWith("ping through the tunnel"));
    }
  }

  @Test
  void anAnnouncedBodyThatIsTooLargeIsRefusedBeforeItIsSent() throws IOException {
    String answer =
        raw("POST /api/v2/media HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
    assertEquals(0, web.heads().size());
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", balancer.address().port())) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return text(socket);
    }
  }

  private static String text(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
  }
}
