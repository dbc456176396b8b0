package sadari.engine.haproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import sadari.engine.haproxy.ServerState.Condition;

/// Servers that die, freeze, drain or defend themselves.
@Timeout(60)
class HealthTest {
  private final LittleServer one = new LittleServer("w1");
  private final LittleServer two = new LittleServer("w2");
  private final RunningBalancer balancer;

  HealthTest(@TempDir Path folder) {
    balancer =
        RunningBalancer.before(folder, RunningBalancer.FAIR, one.described(), two.described());
  }

  @AfterEach
  void stop() {
    balancer.close();
    one.close();
    two.close();
  }

  /// But for one that is being connected at the very moment of the marking: RATIONALE.md. So this
  /// test asks before that moment, and after it.
  @Test
  void aServerThatIsGoneCostsNoRequest() {
    one.refuse();

    assertEquals(List.of(200), statuses(20, "POST").distinct().toList());
    one.close();
    balancer.await("w1", Condition.DOWN);
    assertEquals(List.of(200), statuses(20, "POST").distinct().toList());
  }

  @Test
  void aFrozenServerIsTakenOutAndBroughtBack() {
    one.become(LittleServer.Mode.FROZEN);
    List<CompletableFuture<HttpResponse<String>>> waiting =
        IntStream.range(0, 10).mapToObj(_ -> balancer.get("/")).toList();
    balancer.await("w1", Condition.DOWN);

    waiting.forEach(answer -> assertEquals("w2", answer.join().body()));
    one.become(LittleServer.Mode.WELL);
    balancer.await("w1", Condition.UP);
    Await.until("w1 is asked again", () -> balancer.get("/").join().body().equals("w1"));
  }

  @Test
  void aServerThatWantsNoMoreFinishesWhatItHas() {
    List<CompletableFuture<HttpResponse<String>>> held =
        Stream.generate(() -> balancer.post("/hold")).limit(2).toList();
    Await.until("both are at work", () -> one.heads().size() + two.heads().size() == 2);

    one.wantTraffic(false);
    balancer.await("w1", Condition.DRAINING);
    assertEquals(List.of("w2"), bodies(10));
    one.release(1);
    two.release(1);

    held.forEach(answer -> assertEquals(200, answer.join().statusCode()));
  }

  @Test
  void whenNobodyWantsMoreEverybodyAliveServes() {
    one.wantTraffic(false);
    two.wantTraffic(false);
    balancer.awaitEverywhereIn("web", Condition.DRAINING);

    assertEquals(List.of("w1", "w2"), bodies(10));
  }

  @Test
  void aServerThatShedsLoadIsNotTakenOut() {
    one.become(LittleServer.Mode.SHEDDING);
    two.become(LittleServer.Mode.SHEDDING);

    assertEquals(List.of(503), statuses(100, "GET").distinct().toList());
    balancer.awaitEverywhere(Condition.UP);
  }

  /// Asked one after the other, so the balancer's own queue plays no part.
  private Stream<Integer> statuses(int count, String method) {
    return IntStream.range(0, count)
        .mapToObj(_ -> method.equals("GET") ? balancer.get("/") : balancer.post("/"))
        .map(answer -> answer.join().statusCode());
  }

  private List<String> bodies(int count) {
    return IntStream.range(0, count)
        .mapToObj(_ -> balancer.get("/").join().body())
        .distinct()
        .sorted()
        .toList();
  }
}
