package sadari.engine.varnish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sadari.contract.Await;

/// What is stored, how often it is fetched, and what never is.
@Timeout(60)
class StoringTest {
  private final LittleOrigin origin = new LittleOrigin();
  private final RunningEdge edge;

  StoringTest(@TempDir Path folder) {
    edge = RunningEdge.before(folder, Policy.USUAL.with(Policy.Rest.PASSED), origin);
  }

  @AfterEach
  void stop() {
    edge.close();
    origin.close();
  }

  @Test
  void manyWhoAskForAPhotoAtOnceCostTheOriginOneRequest() {
    List<CompletableFuture<HttpResponse<String>>> asking =
        Stream.generate(() -> edge.send("GET", "/media/held.jpg")).limit(30).toList();
    Await.until("the origin is asked", () -> !origin.asked().isEmpty());
    origin.letGo();
    asking.forEach(answer -> assertEquals(LittleOrigin.TEXT, answer.join().body()));

    assertEquals("HIT", RunningEdge.cache(edge.get("/media/held.jpg")));
    assertEquals(1, origin.asked().size());
    assertEquals(RunningEdge.SECRET, origin.asked().getFirst().secret());
  }

  @Test
  void aRangeIsCutFromWhatIsStored() {
    edge.get("/media/a.jpg");

    HttpResponse<String> part = edge.get("/media/a.jpg", "Range", "bytes=2-4");

    assertEquals(206, part.statusCode());
    assertEquals("234", part.body());
    assertEquals(1, origin.asked().size());
  }

  @Test
  void pagesAndTheApiAreAskedOfTheOriginEveryTimeWithTheirCookies() {
    for (String path : List.of("/", "/api/v1/timelines/home", "/oauth/token", "/mediaX")) {
      edge.get(path, "Cookie", "session=mine");
      HttpResponse<String> second = edge.get(path, "Cookie", "session=mine");

      assertEquals("PASS", RunningEdge.cache(second), path);
      assertTrue(second.headers().firstValue("Set-Cookie").isPresent());
    }
    assertEquals(8, origin.asked().size());
    assertTrue(origin.asked().stream().allMatch(one -> one.cookie().equals("session=mine")));
  }

  @Test
  void whoeverClaimsToComeFromElsewhereIsNotBelieved() {
    edge.get(
        "/", "X-Forwarded-For", "10.9.9.9", VarnishEngine.SECRET_HEADER, "guess", "X-File", "yes");

    LittleOrigin.Asked asked = origin.asked().getFirst();
    assertEquals("127.0.0.1", asked.forwarded());
    assertEquals(RunningEdge.SECRET, asked.secret());
    assertEquals("PASS", RunningEdge.cache(edge.get("/", "X-File", "yes")));
  }

  @Test
  void aPhotoIsStoredWithoutTheCookieThatCameWithItAndAskedForWithoutOne() {
    HttpResponse<String> first = edge.get("/assets/app.0123.js", "Cookie", "session=mine");
    HttpResponse<String> second = edge.get("/assets/app.0123.js");

    assertTrue(first.headers().firstValue("Set-Cookie").isEmpty());
    assertTrue(second.headers().firstValue("Set-Cookie").isEmpty());
    assertEquals("HIT", RunningEdge.cache(second));
    assertEquals("null", origin.asked().getFirst().cookie());
  }

  @Test
  void whoShowsWhoTheyAreGetsNothingStoredAndLeavesNothing() {
    edge.get("/media/b.jpg", "Authorization", "Bearer token");

    assertEquals("MISS", RunningEdge.cache(edge.get("/media/b.jpg")));
    assertEquals(
        "PASS", RunningEdge.cache(edge.get("/media/b.jpg", "Authorization", "Bearer token")));
  }

  @Test
  void whatIsBehindAQuestionMarkMakesNoOtherPhoto() {
    edge.get("/media/c.jpg?one");

    assertEquals("HIT", RunningEdge.cache(edge.get("/media/c.jpg?two=2")));
    assertEquals("/media/c.jpg", origin.asked().getFirst().path());
  }

  @Test
  void whatIsLargeIsStoredWhenItIsAskedForAgain() {
    List<String> told =
        Stream.generate(() -> edge.get("/media/big.jpg")).limit(4).map(RunningEdge::cache).toList();

    assertEquals(List.of("MISS", "MISS", "HIT", "HIT"), told);
    assertEquals(2, origin.asked().size());
  }

  @Test
  void whatIsNotThereIsRememberedForAMoment() {
    edge.get("/media/gone.jpg");

    assertEquals(404, edge.get("/media/gone.jpg").statusCode());
    Await.until(
        "it is asked for again",
        () -> edge.get("/media/gone.jpg").statusCode() == 404 && origin.asked().size() == 2);
  }
}
