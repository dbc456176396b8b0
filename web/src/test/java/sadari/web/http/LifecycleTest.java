package sadari.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LifecycleTest {
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  private Router.Builder routes() {
    return Router.builder()
        .around(Filters.atMost(1))
        .get("/quick", _ -> Response.text("quick"))
        .get(
            "/slow",
            _ -> {
              entered.countDown();
              released.await();
              return Response.text("slow");
            })
        .get(
            "/endless",
            _ ->
                Response.stream(
                    "text/event-stream",
                    out -> {
                      entered.countDown();
                      while (true) {
                        out.write(":thump\n\n".getBytes(UTF_8));
                        out.flush();
                      }
                    }))
        .get(
            "/cut",
            _ ->
                Response.stream(
                    "text/plain",
                    out -> {
                      out.write("half".getBytes(UTF_8));
                      out.flush();
                      throw new IllegalStateException("a bug");
                    }));
  }

  private CompletableFuture<HttpResponse<String>> slow(Served served) throws Exception {
    CompletableFuture<HttpResponse<String>> slow =
        CompletableFuture.supplyAsync(() -> served.get("/slow"));
    assertTrue(entered.await(20, TimeUnit.SECONDS));
    return slow;
  }

  @Test
  void aRequestUnderWayIsAnsweredBeforeTheServerStops() throws Exception {
    try (Served served = new Served(routes())) {
      CompletableFuture<HttpResponse<String>> slow = slow(served);
      Thread stopping = Thread.startVirtualThread(() -> served.server.stop(Duration.ofSeconds(20)));
      await(() -> refusesConnections(served));

      released.countDown();

      assertEquals("slow", slow.get().body());
      assertEquals("close", slow.get().headers().firstValue("connection").orElse(""));
      assertTrue(stopping.join(Duration.ofSeconds(10)), "stopping takes as long as the request");
    }
  }

  @Test
  void stoppingWaitsNoLongerThanItsBound() throws Exception {
    try (Served served = new Served(routes())) {
      CompletableFuture<HttpResponse<String>> slow = slow(served);

      served.server.stop(Duration.ofMillis(200));

      assertThrows(Exception.class, slow::get);
      released.countDown();
      await(() -> served.server.inFlight() == 0);
    }
  }

  @Test
  void tooManyAtOnceAreRefusedAtOnce() throws Exception {
    try (Served served = new Served(routes())) {
      CompletableFuture<HttpResponse<String>> slow = slow(served);

      HttpResponse<String> refused = served.get("/quick");
      released.countDown();

      assertEquals(503, refused.statusCode());
      assertTrue(refused.headers().firstValue("retry-after").isPresent());
      assertEquals("slow", slow.get().body());
      assertEquals("quick", served.get("/quick").body());
    }
  }

  @Test
  void whatIsRefusedAtTheDoorReachesNoHandler() {
    Router.Builder routes =
        Router.builder()
            .refusing(request -> request.header("Authorization") == null)
            .get(
                "/api/x",
                _ -> {
                  entered.countDown();
                  return Response.text("inside");
                });
    try (Served served = new Served(routes)) {
      HttpResponse<String> refused = served.get("/api/x");

      assertEquals(503, refused.statusCode());
      assertTrue(refused.headers().firstValue("retry-after").orElse("").matches("[123]"));
      assertEquals("*", refused.headers().firstValue("access-control-allow-origin").orElse(""));
      assertEquals(1, entered.getCount());
    }
  }

  @Test
  void aStreamEndsWhenItsReaderLeaves() throws Exception {
    try (Served served = new Served(routes())) {
      try (Socket socket = new Socket("127.0.0.1", served.server.port())) {
        socket.getOutputStream().write("GET /endless HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(UTF_8));
        byte[] start = socket.getInputStream().readNBytes(200);
        assertTrue(new String(start, UTF_8).contains(":thump"));
      }

      await(() -> served.server.inFlight() == 0);
    }
  }

  @Test
  void aStreamThatBreaksDoesNotLookComplete() {
    try (Served served = new Served(routes())) {
      String answer = served.raw("GET /cut HTTP/1.1\r\nHost: h\r\n\r\n");

      assertTrue(answer.contains("half"), answer);
      assertTrue(!answer.endsWith("0\r\n\r\n"), answer);
    }
  }

  @Test
  void furtherConnectionsThanAllowedAreClosed() throws Exception {
    ServerConfig.Limits two = ServerConfig.Limits.USUAL.withConnections(2);
    try (Served served = new Served(routes(), config -> config.withLimits(two))) {
      try (Socket first = new Socket("127.0.0.1", served.server.port());
          Socket second = new Socket("127.0.0.1", served.server.port())) {
        await(() -> served.server.connections() == 2);

        assertEquals("", served.raw(""));
        assertTrue(first.isConnected() && second.isConnected());
      }
      await(() -> served.server.connections() == 0);
      assertEquals("quick", served.get("/quick").body());
    }
  }

  private static boolean refusesConnections(Served served) {
    try (Socket _ = new Socket("127.0.0.1", served.server.port())) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static void await(Condition condition) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.holds()) {
      assertTrue(System.nanoTime() < deadline, "not in time");
      Thread.onSpinWait();
    }
  }

  private interface Condition {
    boolean holds();
  }
}
