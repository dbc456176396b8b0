package sadari.engine.haproxy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sadari.contract.Await;

/// Whoever has gone has asked elsewhere meanwhile.
@Timeout(60)
class AbandonedTest {
  private final LittleServer server = new LittleServer("w1");
  private final RunningBalancer balancer;

  AbandonedTest(@TempDir Path folder) {
    Policy narrow = RunningBalancer.FAIR.with(new Policy.Bounds(1_000, 1, 10, 1 << 20));
    balancer = RunningBalancer.before(folder, narrow, server.described());
  }

  @AfterEach
  void stop() {
    balancer.close();
    server.close();
  }

  @Test
  void whoGoesWhileWaitingForAServerIsNotServed() throws Exception {
    CompletableFuture<HttpResponse<String>> held = balancer.post("/hold");
    Await.until("the server is at work", () -> server.heads().size() == 1);
    List<Socket> asking = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      asking.add(ask());
    }
    Await.until("all wait for the server", () -> balancer.waiting() == asking.size());
    for (Socket socket : asking) {
      socket.close();
    }
    Await.until("nobody waits any more", () -> balancer.waiting() == 0);
    CompletableFuture<HttpResponse<String>> waiting = balancer.post("/waiting");
    server.release(1);

    assertEquals(200, held.join().statusCode());
    assertEquals(200, waiting.join().statusCode());
    assertEquals(List.of("POST /hold HTTP/1.1", "POST /waiting HTTP/1.1"), firstLines());
  }

  private List<String> firstLines() {
    return server.heads().stream().map(head -> head.lines().findFirst().orElse("")).toList();
  }

  private Socket ask() throws IOException {
    Socket socket = new Socket(balancer.address().host(), balancer.address().port());
    socket
        .getOutputStream()
        .write(
            "POST /gone HTTP/1.1\r\nHost: there\r\nContent-Length: 7\r\n\r\nwritten"
                .getBytes(US_ASCII));
    return socket;
  }
}
