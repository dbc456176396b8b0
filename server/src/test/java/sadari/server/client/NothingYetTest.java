package sadari.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sadari.server.client.People.Person;

/// What clients ask for and nobody can have yet; and the one version of a post.
class NothingYetTest {
  private static RunningServer server;
  private static People people;
  private static Person person;

  @BeforeAll
  static void start(@TempDir Path data) {
    server = RunningServer.start(data, Map.of());
    people = new People(server);
    person = people.arrive("person");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/lists",
        "/api/v1/accounts/ID/lists",
        "/api/v1/blocks",
        "/api/v1/domain_blocks",
        "/api/v1/mutes",
        "/api/v1/filters",
        "/api/v2/filters",
        "/api/v1/announcements",
        "/api/v1/followed_tags",
        "/api/v1/featured_tags",
        "/api/v1/endorsements",
        "/api/v1/conversations",
        "/api/v1/scheduled_statuses",
        "/api/v1/suggestions",
        "/api/v2/suggestions",
        "/api/v1/notifications/requests"
      })
  void onesOwnListsAreEmptyForOneselfOnly(String template) {
    String path = template.replace("ID", person.id());

    assertEquals("[]", person.client().get(path).text());
    assertEquals(401, server.stranger().get(path).status());
    assertEquals(422, server.stranger().as(people.appToken()).get(path).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/accounts/ID/featured_tags",
        "/api/v1/accounts/ID/endorsements",
        "/api/v1/trends/tags",
        "/api/v1/trends/statuses",
        "/api/v1/trends/links",
        "/api/v1/instance/peers",
        "/api/v1/instance/domain_blocks"
      })
  void openListsAreEmptyForEverybody(String template) {
    String path = template.replace("ID", person.id());

    assertEquals("[]", person.client().get(path).text());
    assertEquals("[]", server.stranger().get(path).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"lists", "featured_tags", "endorsements"})
  void nobodysListsAreNotThere(String list) {
    assertEquals(404, person.client().get("/api/v1/accounts/1/" + list).status());
    assertEquals(404, person.client().get("/api/v1/accounts/x/" + list).status());
  }

  @Test
  void familiarFollowersAreAnsweredForEachWhoExists() {
    String path = "/api/v1/accounts/familiar_followers?id%5B%5D=" + person.id() + "&id%5B%5D=1";

    JsonNode answer = person.client().get(path).ok();

    assertEquals(1, answer.size());
    assertEquals(person.id(), answer.get(0).get("id").asText());
    assertEquals(0, answer.get(0).get("accounts").size());
    assertEquals(401, server.stranger().get(path).status());
  }

  /// The tokens of the tests have no scope `push`.
  @Test
  void aPushSubscriptionNeedsItsOwnScope() {
    assertEquals(403, person.client().get("/api/v1/push/subscription").status());
    assertEquals(401, server.stranger().get("/api/v1/push/subscription").status());
  }

  private static String publish(Map<String, String> post) {
    return person.client().post("/api/v1/statuses", post).ok().get("id").asText();
  }

  @Test
  void aPostHasOneVersionAndItsSourceIsWhatWasWritten() {
    String id = publish(Map.of("status", "<b> & #tag", "spoiler_text", "careful"));
    String path = "/api/v1/statuses/" + id;

    JsonNode history = server.stranger().get(path + "/history").ok();
    JsonNode source = people.arrive("other").client().get(path + "/source").ok();

    assertEquals(1, history.size());
    JsonNode shown = server.stranger().get(path).ok();
    for (String same : new String[] {"content", "created_at", "spoiler_text", "account"}) {
      assertEquals(shown.get(same), history.get(0).get(same), same);
    }
    assertEquals(
        "{\"id\":\"%s\",\"spoiler_text\":\"careful\",\"text\":\"<b> & #tag\"}".formatted(id),
        source.toString());
    assertEquals(401, server.stranger().get(path + "/source").status());
  }

  @Test
  void versionsAndSourceAreForThoseWhoMaySeeThePost() {
    String id = publish(Map.of("status", "psst", "visibility", "private"));
    Client other = people.arrive("other").client();

    for (String part : new String[] {"history", "source"}) {
      assertEquals(200, person.client().get("/api/v1/statuses/" + id + "/" + part).status());
      assertEquals(404, other.get("/api/v1/statuses/" + id + "/" + part).status());
    }
    assertEquals(404, server.stranger().get("/api/v1/statuses/" + id + "/history").status());
  }

  @Test
  void aThingHasOneIdAndOneAddress() {
    String id = publish(Map.of("status", "once"));

    assertEquals(200, server.stranger().get("/api/v1/statuses/" + id).status());
    assertEquals(404, server.stranger().get("/api/v1/statuses/0" + id).status());
    assertEquals(404, server.stranger().get("/api/v1/accounts/0" + person.id()).status());
    assertEquals(404, server.stranger().get("/@" + person.handle() + "/0" + id).status());
    assertEquals(200, server.stranger().get("/@" + person.handle() + "/" + id).status());
    Answer several = server.stranger().get("/api/v1/statuses?id%5B%5D=0" + id);
    assertEquals(422, several.status());
    assertEquals(422, server.stranger().get("/api/v1/timelines/public?max_id=0" + id).status());
  }
}
