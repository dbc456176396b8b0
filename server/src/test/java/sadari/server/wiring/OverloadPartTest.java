package sadari.server.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sadari.contract.Await;
import sadari.server.config.OverloadConfig;
import sadari.server.lifecycle.Components;
import sadari.server.ops.Listening;
import sadari.web.http.RateClass;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.http.Router;
import sadari.web.http.ServerConfig;

/// A server that works on one request at a time and lets one wait, over HTTP.
@Timeout(60)
class OverloadPartTest {
  private static final OverloadConfig ONE = new OverloadConfig(1, 1, Duration.ofSeconds(30));

  private final HttpClient client = HttpClient.newHttpClient();
  private final Components components = new Components();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Queue<String> handled = new ConcurrentLinkedQueue<>();
  private final Semaphore release = new Semaphore(0);
  private final Listening server;

  OverloadPartTest(@TempDir Path folder) {
    OverloadPart.Door door = OverloadPart.start(ONE, components, meters);
    Router router =
        Router.builder()
            .refusing(door.refuses())
            .around(door.filter())
            .get("/page", this::work)
            .post("/post", this::work)
            .post("/upload", this::work)
            .with(options -> options.withRate(RateClass.MEDIA))
            .post("/auth/log_in", this::work)
            .build();
    server =
        Listening.start(
            "http",
            ServerConfig.plain("127.0.0.1", 0, folder),
            router,
            InstantSource.system(),
            new SplittableRandom(1));
  }

  private Response work(Request request) throws InterruptedException {
    handled.add(request.path());
    release.acquire();
    return Response.text("done");
  }

  @AfterEach
  void stop() {
    release.release(1_000);
    server.close();
    components.close();
    client.close();
  }

  @Test
  void aWriteTakesTheTurnOfAStrangersReadWhichIsToldToComeBack() {
    CompletableFuture<HttpResponse<String>> working = get("/page");
    Await.until("it is at work", () -> handled.size() == 1);
    CompletableFuture<HttpResponse<String>> stranger = get("/page");
    awaitWaiting(1);

    CompletableFuture<HttpResponse<String>> write = post("/post");

    assertEquals(503, stranger.join().statusCode());
    assertTrue(stranger.join().headers().firstValue("Retry-After").orElse("").matches("[123]"));
    release.release(2);
    assertEquals(200, working.join().statusCode());
    assertEquals(200, write.join().statusCode());
  }

  @Test
  void whoIsTooMuchIsRefusedAtOnce() {
    CompletableFuture<HttpResponse<String>> working = get("/page");
    Await.until("it is at work", () -> handled.size() == 1);
    CompletableFuture<HttpResponse<String>> waiting = get("/page");
    awaitWaiting(1);

    assertEquals(503, get("/page").join().statusCode());

    assertFalse(working.isDone() || waiting.isDone());
    assertEquals(
        1, meters.get("overload.refused").tag("priority", "bulk").functionCounter().count());
  }

  @Test
  void uploadsAndPasswordsTakeNobodysPlace() {
    CompletableFuture<HttpResponse<String>> upload = post("/upload");
    CompletableFuture<HttpResponse<String>> password = post("/auth/log_in");
    Await.until("both are at work", () -> handled.size() == 2);

    CompletableFuture<HttpResponse<String>> page = get("/page");
    Await.until("all are at work", () -> handled.size() == 3);

    release.release(3);
    assertEquals(200, upload.join().statusCode());
    assertEquals(200, password.join().statusCode());
    assertEquals(200, page.join().statusCode());
  }

  private void awaitWaiting(int count) {
    Await.until(count + " wait", () -> meters.get("overload.waiting").gauge().value() == count);
  }

  private CompletableFuture<HttpResponse<String>> get(String path) {
    return client.sendAsync(request(path).build(), BodyHandlers.ofString());
  }

  private CompletableFuture<HttpResponse<String>> post(String path) {
    return client.sendAsync(
        request(path).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }
}
