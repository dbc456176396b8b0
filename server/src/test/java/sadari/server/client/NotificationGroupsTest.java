package sadari.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sadari.server.client.People.Person;

/// Notifications that are alike are shown as one.
class NotificationGroupsTest {
  private static final String ALL = "/api/v2/notifications";

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

  private record Scene(Person reader, Person first, Person second, String post) {}

  /// Two people favourite a post and one follows its author.
  private static Scene scene() {
    Scene scene =
        new Scene(people.arrive("reader"), people.arrive("one"), people.arrive("two"), "");
    String post =
        scene
            .reader()
            .client()
            .post("/api/v1/statuses", Map.of("status", "hello"))
            .ok()
            .get("id")
            .asText();
    scene.first().client().post("/api/v1/statuses/" + post + "/favourite").ok();
    scene.second().client().post("/api/v1/statuses/" + post + "/favourite").ok();
    scene.second().client().post("/api/v1/accounts/" + scene.reader().id() + "/follow").ok();
    Await.until(
        "all three have come",
        () -> scene.reader().client().get("/api/v1/notifications").ok().size() == 3);
    return new Scene(scene.reader(), scene.first(), scene.second(), post);
  }

  private static JsonNode group(JsonNode results, String type) {
    for (JsonNode group : results.get("notification_groups")) {
      if (group.get("type").asText().equals(type)) {
        return group;
      }
    }
    throw new AssertionError("no group of " + type + ": " + results);
  }

  @Test
  void favouritesOfOnePostAreOneGroup() {
    Scene scene = scene();

    Answer answer = scene.reader().client().get(ALL);

    JsonNode found = answer.ok();
    assertEquals(2, found.get("notification_groups").size());
    JsonNode favourites = group(found, "favourite");
    assertEquals(2, favourites.get("notifications_count").asInt());
    assertEquals(scene.post(), favourites.get("status_id").asText());
    assertEquals(scene.second().id(), favourites.at("/sample_account_ids/0").asText());
    assertEquals(scene.first().id(), favourites.at("/sample_account_ids/1").asText());
    assertEquals(
        favourites.get("page_max_id").asText(),
        favourites.get("most_recent_notification_id").bigIntegerValue().toString());
    assertEquals(2, found.get("accounts").size());
    assertEquals(1, found.get("statuses").size());
    assertEquals(scene.post(), found.at("/statuses/0/id").asText());
    assertTrue(answer.link("next").isPresent());
  }

  @Test
  void aClientSaysWhatItCanShowAsGroups() {
    Scene scene = scene();

    JsonNode found = scene.reader().client().get(ALL + "?grouped_types%5B%5D=follow").ok();

    assertEquals(3, found.get("notification_groups").size());
    assertEquals(1, group(found, "favourite").get("notifications_count").asInt());
    assertEquals(
        1,
        scene
            .reader()
            .client()
            .get(ALL + "?types%5B%5D=follow")
            .ok()
            .get("notification_groups")
            .size());
    assertEquals(
        1,
        scene
            .reader()
            .client()
            .get(ALL + "?exclude_types%5B%5D=favourite")
            .ok()
            .get("notification_groups")
            .size());
  }

  @Test
  void portraitsAloneAreEnoughWhereAClientSaysSo() {
    Scene scene = scene();

    JsonNode found =
        scene
            .reader()
            .client()
            .get(ALL + "?types[]=favourite&expand_accounts=partial_avatars".replace("[]", "%5B%5D"))
            .ok();

    assertEquals(scene.second().id(), found.at("/accounts/0/id").asText());
    assertEquals(1, found.get("accounts").size());
    assertEquals(scene.first().id(), found.at("/partial_accounts/0/id").asText());
    assertTrue(found.at("/partial_accounts/0/avatar").asText().startsWith("http"));
    assertEquals(400, scene.reader().client().get(ALL + "?expand_accounts=x").status());
  }

  @Test
  void aGroupIsFoundByItsKeyAndDismissedAsAWhole() {
    Scene scene = scene();
    Client reader = scene.reader().client();
    String key = group(reader.get(ALL).ok(), "favourite").get("group_key").asText();

    assertEquals(
        2, group(reader.get(ALL + "/" + key).ok(), "favourite").get("notifications_count").asInt());
    assertEquals(
        scene.second().id(), reader.get(ALL + "/" + key + "/accounts").ok().at("/0/id").asText());
    assertEquals(404, scene.first().client().get(ALL + "/" + key).status());
    assertEquals("{}", reader.post(ALL + "/" + key + "/dismiss").text());

    assertEquals(404, reader.get(ALL + "/" + key).status());
    assertEquals(404, reader.post(ALL + "/" + key + "/dismiss").status());
    assertEquals(404, reader.get(ALL + "/nonsense").status());
    assertEquals(1, reader.get("/api/v1/notifications").ok().size());
  }

  @Test
  void whatWasReadIsNotCountedAsUnread() {
    Scene scene = scene();
    Client reader = scene.reader().client();
    assertEquals(2, reader.get(ALL + "/unread_count").ok().get("count").asInt());
    assertEquals(3, reader.get("/api/v1/notifications/unread_count").ok().get("count").asInt());
    assertEquals(
        1, reader.get("/api/v1/notifications/unread_count?limit=1").ok().get("count").asInt());
    String oldest = reader.get("/api/v1/notifications").ok().at("/2/id").asText();

    reader.form("/api/v1/markers", Map.of("notifications[last_read_id]", oldest)).ok();

    assertEquals(2, reader.get("/api/v1/notifications/unread_count").ok().get("count").asInt());
    assertEquals(2, reader.get(ALL + "/unread_count").ok().get("count").asInt());
  }

  @Test
  void nobodysNotificationsAreHeldBack() {
    Client reader = people.arrive("reader").client();

    JsonNode policy = reader.get(ALL + "/policy").ok();

    assertEquals("accept", policy.get("for_not_following").asText());
    assertEquals(0, policy.at("/summary/pending_requests_count").asInt());
    assertEquals(401, server.stranger().get(ALL).status());
  }
}
