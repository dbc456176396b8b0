package sadari.engine.haproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sadari.contract.Await;

/// What is sent again, and what never is.
@Timeout(60)
class RetryTest {
  private static final int REQUESTS = 20;

  private final LittleServer dying = new LittleServer("w1");
  private final LittleServer well = new LittleServer("w2");
  private final RunningBalancer balancer;

  RetryTest(@TempDir Path folder) {
    Policy narrow = RunningBalancer.FAIR.with(new Policy.Bounds(1_000, 1, 2, 1 << 20));
    balancer = RunningBalancer.before(folder, narrow, dying.described(), well.described());
  }

  @AfterEach
  void stop() {
    balancer.close();
    dying.close();
    well.close();
  }

  @Test
  void aWriteIsNeverSentTwice() {
    dying.become(LittleServer.Mode.DYING);

    List<Integer> statuses = IntStream.range(0, REQUESTS).mapToObj(_ -> written()).toList();

    assertEquals(REQUESTS, dying.heads().size() + well.heads().size());
    assertTrue(!dying.heads().isEmpty(), "none met the dying server");
    assertEquals(dying.heads().size(), statuses.stream().filter(s -> s == 502).count());
    assertEquals(well.heads().size(), statuses.stream().filter(s -> s == 200).count());
  }

  /// On a connection that has served before, HAProxy hangs up instead of answering 502.
  private int written() {
    return balancer
        .post("/")
        .handle((answer, cut) -> cut == null ? answer.statusCode() : 502)
        .join();
  }

  @Test
  void aReadIsSentToAnotherServerWhenItsOwnDies() {
    dying.become(LittleServer.Mode.DYING);

    List<String> bodies =
        IntStream.range(0, REQUESTS).mapToObj(_ -> balancer.get("/").join().body()).toList();

    assertTrue(!dying.heads().isEmpty(), "none met the dying server");
    assertEquals(List.of("w2"), bodies.stream().distinct().toList());
  }

  @Test
  void whoFindsTheQueueFullIsToldAtOnceWhenToComeBack() {
    List<CompletableFuture<HttpResponse<String>>> held =
        Stream.generate(() -> balancer.get("/hold")).limit(2).toList();
    Await.until("both servers are at work", () -> dying.heads().size() + well.heads().size() == 2);

    List<HttpResponse<String>> refused =
        Stream.generate(() -> balancer.get("/")).limit(10).toList().stream()
            .map(CompletableFuture::join)
            .toList();
    dying.release(1);
    well.release(1);

    refused.forEach(RetryTest::assertToldToComeBack);
    assertEquals(2, dying.heads().size() + well.heads().size());
    held.forEach(answer -> assertEquals(200, answer.join().statusCode()));
  }

  private static void assertToldToComeBack(HttpResponse<String> answer) {
    assertEquals(503, answer.statusCode());
    assertTrue(answer.headers().firstValue("Retry-After").orElse("").matches("[123]"));
    assertEquals("{\"error\":\"Too much to do right now; try again\"}", answer.body());
  }
}
