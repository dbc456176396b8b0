package sadari.engine.varnish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sadari.contract.Await;

/// What an edge does when those behind it do not answer.
@Timeout(60)
class OriginAwayTest {
  private static final Policy SOON_OLD =
      Policy.USUAL.with(Duration.ofSeconds(1), Duration.ofDays(1));

  private final LittleOrigin first = new LittleOrigin();
  private final LittleOrigin second = new LittleOrigin();
  private final RunningEdge edge;

  OriginAwayTest(@TempDir Path folder) {
    edge = RunningEdge.before(folder, SOON_OLD, first, second);
  }

  @AfterEach
  void stop() {
    edge.close();
    first.close();
    second.close();
  }

  @Test
  void whatIsStoredIsServedThoughItIsOldAndNoOriginIsThere() {
    edge.get("/media/a.jpg");
    first.close();
    second.close();
    Await.until("the edge sees that nobody is there", () -> !edge.edge().answers());

    Await.until(
        "it is old and served", () -> RunningEdge.cache(edge.get("/media/a.jpg")).equals("STALE"));

    assertEquals(200, edge.get("/media/a.jpg").statusCode());
    assertEquals(503, edge.get("/media/never-asked.jpg").statusCode());
    assertFalse(edge.edge().answers());
  }

  @Test
  void nobodyNoticesThatOneOfTwoOriginsIsDead() {
    first.close();

    List<Integer> statuses =
        IntStream.range(0, 20).mapToObj(i -> edge.get("/media/p" + i).statusCode()).toList();

    assertTrue(statuses.stream().allMatch(status -> status == 200), statuses::toString);
  }

  @Test
  void nobodyNoticesThatOneOfTwoOriginsFails() {
    first.fail();

    List<Integer> statuses =
        IntStream.range(0, 20).mapToObj(i -> edge.get("/media/p" + i).statusCode()).toList();

    assertTrue(statuses.stream().allMatch(status -> status == 200), statuses::toString);
    assertEquals(503, edge.get("/media/broken.jpg").statusCode());
  }
}
