package sadari.engine.varnish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sadari.core.edge.Edge;
import sadari.core.edge.Edges;
import sadari.core.failure.Unavailable;

/// Who makes an edge forget, and what it forgets.
@Timeout(60)
class PurgeTest {
  private static final String PHOTO = "/media/a.jpg";

  private final LittleOrigin origin = new LittleOrigin();
  private final Path folder;
  private RunningEdge edge;

  PurgeTest(@TempDir Path folder) {
    this.folder = folder;
    this.edge = RunningEdge.before(folder, Policy.USUAL, origin);
  }

  @AfterEach
  void stop() {
    edge.close();
    origin.close();
  }

  @Test
  void whatIsPurgedIsFetchedAnewAndTheRestStays() {
    edge.get(PHOTO);
    edge.get("/media/b.jpg");

    edge.edge().purge(List.of(PHOTO, "/media/never-there.jpg"));

    assertEquals("MISS", RunningEdge.cache(edge.get(PHOTO)));
    assertEquals("HIT", RunningEdge.cache(edge.get("/media/b.jpg")));
  }

  @Test
  void whoDoesNotKnowTheSecretPurgesNothing() {
    edge.get(PHOTO);

    HttpResponse<String> bare = edge.send("PURGE", PHOTO).join();
    HttpResponse<String> guess =
        edge.send("PURGE", PHOTO, VarnishEngine.SECRET_HEADER, "a-wrong-secret-of-tests").join();

    assertEquals(List.of(403, 403), List.of(bare.statusCode(), guess.statusCode()));
    assertEquals("HIT", RunningEdge.cache(edge.get(PHOTO)));
  }

  @Test
  void whoIsElsewherePurgesNothingThoughTheyKnowTheSecret() {
    edge.close();
    edge = RunningEdge.before(folder, Policy.USUAL, List.of("10.0.0.0/8"), origin);
    edge.get(PHOTO);

    assertThrows(Unavailable.class, () -> edge.edge().purge(List.of(PHOTO)));
    assertEquals("HIT", RunningEdge.cache(edge.get(PHOTO)));
  }

  @Test
  void anEdgeThatIsAwayIsNamedAndTheOthersArePurged() {
    edge.get(PHOTO);
    URI away = URI.create("http://127.0.0.1:1");
    try (var absent = VarnishEngine.connect(List.of(away), List.of(away), RunningEdge.SECRET)) {
      Edge silent = absent.edges().getFirst();
      Edges both = new Edges(List.of(silent, edge.edge()));

      Unavailable told = assertThrows(Unavailable.class, () -> both.purge(List.of(PHOTO)));

      assertEquals("not purged: http://127.0.0.1:1", told.getMessage());
      assertEquals("MISS", RunningEdge.cache(edge.get(PHOTO)));
      assertFalse(silent.answers());
    }
  }

  @Test
  void anEdgeForFilesAloneServesNothingElse() {
    assertEquals(404, edge.get("/api/v1/instance").statusCode());
    assertEquals(404, edge.get("/").statusCode());
    assertEquals(405, edge.send("POST", PHOTO).join().statusCode());
    assertEquals(0, origin.asked().size());
  }
}
