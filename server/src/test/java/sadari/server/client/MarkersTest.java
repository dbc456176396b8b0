package sadari.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sadari.server.client.People.Person;

/// How far somebody has read.
class MarkersTest {
  private static final String BOTH =
      "/api/v1/markers?timeline[]=home&timeline[]=notifications".replace("[]", "%5B%5D");

  private static RunningServer server;
  private static People people;

  @BeforeAll
  static void start(@TempDir Path data) {
    server = RunningServer.start(data, Map.of());
    people = new People(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aMarkerSetByOneClientIsReadByAnother() {
    Person reader = people.arrive("reader");
    assertEquals(0, reader.client().get(BOTH).ok().size());

    JsonNode home = reader.client().form("/api/v1/markers", Map.of("home[last_read_id]", "7")).ok();
    reader
        .client()
        .post("/api/v1/markers", Map.of("notifications", Map.of("last_read_id", "9")))
        .ok();

    assertEquals("7", home.at("/home/last_read_id").asText());
    assertEquals(1, home.size());
    JsonNode both = reader.client().get(BOTH).ok();
    assertEquals("7", both.at("/home/last_read_id").asText());
    assertEquals("9", both.at("/notifications/last_read_id").asText());
    Instant at = Instant.parse(both.at("/home/updated_at").asText());
    assertTrue(at.isAfter(Instant.now().minusSeconds(60)));
    assertEquals(1, reader.client().get("/api/v1/markers?timeline=home").ok().size());
    assertEquals(0, reader.client().get("/api/v1/markers").ok().size());
    assertEquals(0, people.arrive("other").client().get(BOTH).ok().size());
  }

  @Test
  void aMarkerCountsItsMovesAndNeverMovesBack() {
    Client reader = people.arrive("reader").client();
    reader.form("/api/v1/markers", Map.of("home[last_read_id]", "5")).ok();
    reader.form("/api/v1/markers", Map.of("home[last_read_id]", "8")).ok();

    JsonNode back = reader.form("/api/v1/markers", Map.of("home[last_read_id]", "6")).ok();

    assertEquals("8", back.at("/home/last_read_id").asText());
    assertEquals(2, back.at("/home/version").asInt());
  }

  @Test
  void whatNobodyCanHaveReadIsRefused() {
    Client reader = people.arrive("reader").client();

    for (String id : new String[] {"9223372036854775807", "0", "-1", "x", "", "007"}) {
      Map<String, String> form =
          Map.of("home[last_read_id]", id, "notifications[last_read_id]", "1");
      assertEquals(422, reader.form("/api/v1/markers", form).status(), id);
    }
    assertEquals(422, reader.form("/api/v1/markers", Map.of("home", "1")).status());
    assertEquals(0, reader.get(BOTH).ok().size());
    assertEquals(401, server.stranger().get(BOTH).status());
    assertEquals(401, server.stranger().form("/api/v1/markers", Map.of()).status());
  }
}
