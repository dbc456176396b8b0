package sadari.engine.haproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sadari.contract.Await;
import sadari.core.failure.Unavailable;
import sadari.engine.haproxy.ServerState.Condition;

/// Servers that come, go and rest while people use the others.
@Timeout(60)
class RuntimeApiTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LittleServer one = new LittleServer("w1");
  private final LittleServer two = new LittleServer("w2");
  private final RunningBalancer balancer;
  private final RuntimeApi api;

  RuntimeApiTest(@TempDir Path folder) {
    balancer = RunningBalancer.before(folder, RunningBalancer.FAIR, one.described());
    api = balancer.api();
  }

  @AfterEach
  void stop() {
    balancer.close();
    one.close();
    two.close();
  }

  @Test
  void aServerIsAddedWhileItRuns() {
    api.add(two.described());

    Await.until("w2 serves", () -> bodies(4).equals(List.of("w1", "w2")));
    assertEquals(Condition.UP, balancer.condition("w2"));
    assertThrows(RuntimeApi.RefusedException.class, () -> api.add(two.described()));
  }

  @Test
  void aServerIsRemovedOnceItHasFinishedWhatItHad() {
    api.add(two.described());
    Await.until("w2 serves", () -> bodies(4).contains("w2"));
    List<CompletableFuture<HttpResponse<String>>> held =
        IntStream.range(0, 8).mapToObj(_ -> balancer.post("/hold")).toList();
    Await.until("both are at work", () -> holding(one) + holding(two) == 8 && holding(two) > 0);

    CompletableFuture<Boolean> removed =
        CompletableFuture.supplyAsync(() -> api.remove("w2", PATIENCE));
    balancer.await("w2", Condition.DRAINING);
    assertFalse(removed.isDone());
    one.release(8);
    two.release(8);

    assertTrue(removed.join());
    held.forEach(answer -> assertEquals(200, answer.join().statusCode()));
    assertTrue(api.servers().stream().noneMatch(server -> server.name().equals("w2")));
  }

  @Test
  void aServerWrittenInTheFileCanBeRemovedAndAddedToo() {
    api.add(two.described());
    balancer.awaitEverywhere(Condition.UP);

    assertTrue(api.remove("w1", PATIENCE));
    assertEquals(List.of("w2"), bodies(4));
    api.add(one.described());

    Await.until("w1 serves", () -> bodies(4).equals(List.of("w1", "w2")));
  }

  @Test
  void aDrainedServerGetsNothingUntilItIsReadyAgain() {
    api.add(two.described());
    Await.until("w2 serves", () -> bodies(4).contains("w2"));

    api.drain("w2");
    assertEquals(List.of("w1"), bodies(10));
    api.ready("w2");

    Await.until("w2 serves again", () -> bodies(4).contains("w2"));
  }

  @Test
  void aWeightIsChangedEverywhere() {
    api.weigh("w1", 7);

    assertEquals(List.of(7), api.servers().stream().map(ServerState::weight).distinct().toList());
    assertEquals(8, api.servers().size());
    assertThrows(IllegalArgumentException.class, () -> api.weigh("w1", 0));
  }

  @Test
  void whatIsNotThereIsToldApart() {
    assertThrows(RuntimeApi.RefusedException.class, () -> api.drain("w9; quit"));
    assertThrows(
        Unavailable.class, () -> HaproxyEngine.runtime(Path.of("/none"), Policy.USUAL).servers());
  }

  private List<String> bodies(int count) {
    return IntStream.range(0, count)
        .mapToObj(_ -> balancer.get("/").join().body())
        .distinct()
        .sorted()
        .toList();
  }

  private static long holding(LittleServer server) {
    return server.heads().stream().filter(head -> head.contains(" /hold ")).count();
  }
}
