package sadari.server.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sadari.contract.Await;
import sadari.web.http.Response;
import sadari.web.http.Router;
import sadari.web.http.ServerConfig;

@Timeout(60)
class ListeningTest {
  private static final Duration DRAIN = Duration.ofSeconds(4);

  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    client.close();
  }

  @Test
  void whileItDrainsItServesAndEndsConnections() throws Exception {
    Listening listening = start();
    assertFalse(endsConnection(get(listening)));

    Thread closing = Thread.ofVirtual().start(listening::close);
    Await.until("it drains", () -> endsConnection(get(listening)));
    HttpResponse<String> answer = get(listening);
    boolean stillDraining = closing.isAlive();
    closing.join();

    assertEquals("here", answer.body());
    assertTrue(endsConnection(answer) && stillDraining);
    assertThrows(ConnectException.class, () -> ask(listening));
  }

  private Listening start() {
    return Listening.start(
        "http",
        ServerConfig.plain("127.0.0.1", 0, folder),
        DRAIN,
        Router.builder().get("/", _ -> Response.text("here")).build(),
        InstantSource.system(),
        new SplittableRandom(1));
  }

  private static boolean endsConnection(HttpResponse<String> answer) {
    return answer.headers().firstValue("Connection").filter("close"::equals).isPresent();
  }

  private HttpResponse<String> get(Listening listening) {
    try {
      return ask(listening);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private HttpResponse<String> ask(Listening listening) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + listening.port() + "/");
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
