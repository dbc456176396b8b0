package sadari.server.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sadari.server.client.People.Person;

/// What people do with each other over the client API, as a third-party application does it.
class StoryTest {
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

  private static JsonNode post(Person author, String text) {
    return author.client().post("/api/v1/statuses", Map.of("status", text)).ok();
  }

  private static void follow(Person follower, Person target) {
    JsonNode relation = follower.client().post("/api/v1/accounts/" + target.id() + "/follow").ok();
    assertTrue(relation.get("following").asBoolean());
  }

  private static List<String> ids(JsonNode list) {
    List<String> ids = new ArrayList<>();
    list.forEach(item -> ids.add(item.get("id").asText()));
    return ids;
  }

  private static void awaitInHome(Person reader, String post) {
    Await.until(
        "the post is in the home timeline",
        () -> ids(reader.client().get("/api/v1/timelines/home").ok()).contains(post));
  }

  @Test
  void aPhotoReachesTheFollowersHomeWithoutItsMetadata() {
    Person author = people.arrive("photographer");
    Person follower = people.arrive("follower");
    follow(follower, author);
    byte[] photo = Pictures.photo(2400, 1600, "jpg");

    JsonNode media =
        author
            .client()
            .upload("/api/v2/media", "p.jpg", "image/jpeg", photo, Map.of("description", "Hills"))
            .ok();
    String id =
        author
            .client()
            .post(
                "/api/v1/statuses",
                Map.of("status", "Look", "media_ids", List.of(media.get("id").asText())))
            .ok()
            .get("id")
            .asText();

    awaitInHome(follower, id);
    JsonNode seen = follower.client().get("/api/v1/statuses/" + id).ok();
    JsonNode shown = seen.get("media_attachments").get(0);
    assertEquals("Hills", shown.get("description").asText());
    assertEquals("2400x1600", shown.at("/meta/original/size").asText());
    assertFalse(shown.get("blurhash").asText().isEmpty());
    assertTrue(shown.at("/meta/small/width").asInt() < 700);
  }

  @Test
  void aPhotoIsServedForEverAndInParts() {
    Person author = people.arrive("author");
    byte[] photo = Pictures.photo(800, 600, "png");
    JsonNode media =
        author.client().upload("/api/v2/media", "p.png", "image/png", photo, Map.of()).ok();
    String url = media.get("url").asText();

    Answer whole = server.stranger().get(url);
    Answer part = server.stranger().with("Range", "bytes=0-99").get(url);
    Answer same = server.stranger().with("If-None-Match", whole.header("ETag")).get(url);

    assertTrue(whole.header("Cache-Control").contains("immutable"));
    assertEquals(206, part.status());
    assertArrayEquals(java.util.Arrays.copyOf(whole.bytes(), 100), part.bytes());
    assertEquals(304, same.status());
  }

  @Test
  void homeIsWalkedByTheLinkHeaderAndShowsEachPostOnce() {
    Person author = people.arrive("prolific");
    Person follower = people.arrive("reader");
    follow(follower, author);
    List<String> posted = new ArrayList<>();
    for (int i = 0; i < 27; i++) {
      posted.addFirst(post(author, "number " + i).get("id").asText());
    }
    awaitInHome(follower, posted.getFirst());

    List<String> walked = new ArrayList<>();
    String next = "/api/v1/timelines/home?limit=10";
    while (next != null) {
      Answer page = follower.client().get(next);
      walked.addAll(ids(page.ok()));
      next = page.link("next").orElse(null);
    }

    assertEquals(posted, walked);
  }

  @Test
  void minIdGivesThePageJustNewer() {
    Person author = people.arrive("author");
    List<String> posted = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      posted.add(post(author, "number " + i).get("id").asText());
    }

    String url = "/api/v1/accounts/" + author.id() + "/statuses?limit=2&min_id=" + posted.get(1);
    Answer page = author.client().get(url);

    assertEquals(List.of(posted.get(3), posted.get(2)), ids(page.ok()));
    assertTrue(page.link("prev").orElseThrow().endsWith("min_id=" + posted.get(3)));
  }

  @Test
  void onesOwnPostIsInOnesHomeAtOnce() {
    Person author = people.arrive("author");

    String id = post(author, "here I am").get("id").asText();

    assertEquals(List.of(id), ids(author.client().get("/api/v1/timelines/home").ok()));
  }

  @Test
  void aRepeatedPostWithTheSameKeyIsOnePost() {
    Person author = people.arrive("author");
    Client keyed = author.client().with("Idempotency-Key", "the key");

    String first = keyed.post("/api/v1/statuses", Map.of("status", "once")).ok().get("id").asText();
    String again = keyed.post("/api/v1/statuses", Map.of("status", "once")).ok().get("id").asText();

    assertEquals(first, again);
    assertEquals(
        1,
        author
            .client()
            .get("/api/v1/accounts/verify_credentials")
            .ok()
            .get("statuses_count")
            .asInt());
  }

  @Test
  void anAnswerIsInTheThreadAtOnceAndTellsItsAuthor() {
    Person author = people.arrive("author");
    Person answering = people.arrive("answering");
    String root = post(author, "a question").get("id").asText();

    String answer =
        answering
            .client()
            .post(
                "/api/v1/statuses",
                Map.of("status", "@" + author.handle() + " an answer", "in_reply_to_id", root))
            .ok()
            .get("id")
            .asText();

    JsonNode context = author.client().get("/api/v1/statuses/" + root + "/context").ok();
    assertEquals(List.of(answer), ids(context.get("descendants")));
    JsonNode above = author.client().get("/api/v1/statuses/" + answer + "/context").ok();
    assertEquals(List.of(root), ids(above.get("ancestors")));
    JsonNode told = author.client().get("/api/v1/notifications").ok().get(0);
    assertEquals("mention", told.get("type").asText());
    assertEquals(answer, told.at("/status/id").asText());
  }

  @Test
  void aFavouriteCountsOnceAndIsTakenBack() {
    Person author = people.arrive("author");
    Person fan = people.arrive("fan");
    String id = post(author, "nice").get("id").asText();
    String path = "/api/v1/statuses/" + id;

    fan.client().post(path + "/favourite").ok();
    JsonNode twice = fan.client().post(path + "/favourite").ok();
    JsonNode by = author.client().get(path + "/favourited_by").ok();
    JsonNode back = fan.client().post(path + "/unfavourite").ok();

    assertEquals(1, twice.get("favourites_count").asInt());
    assertTrue(twice.get("favourited").asBoolean());
    assertEquals(List.of(fan.id()), ids(by));
    assertEquals(0, back.get("favourites_count").asInt());
    assertEquals(0, author.client().get("/api/v1/notifications").ok().size());
  }

  @Test
  void aBoostReachesTheBoostersFollowersAndGoesWithThePost() {
    Person author = people.arrive("author");
    Person booster = people.arrive("booster");
    Person follower = people.arrive("follower");
    follow(follower, booster);
    String id = post(author, "worth seeing").get("id").asText();

    JsonNode boost = booster.client().post("/api/v1/statuses/" + id + "/reblog").ok();
    assertEquals(id, boost.at("/reblog/id").asText());
    awaitInHome(follower, boost.get("id").asText());
    author.client().delete("/api/v1/statuses/" + id).ok();

    Await.until(
        "the boost is gone", () -> follower.client().get("/api/v1/timelines/home").ok().isEmpty());
  }

  @Test
  void aPrivatePostIsForFollowersOnly() {
    Person author = people.arrive("author");
    Person follower = people.arrive("follower");
    Person other = people.arrive("other");
    follow(follower, author);

    String id =
        author
            .client()
            .post("/api/v1/statuses", Map.of("status", "psst", "visibility", "private"))
            .ok()
            .get("id")
            .asText();

    assertEquals(200, follower.client().get("/api/v1/statuses/" + id).status());
    assertEquals(404, other.client().get("/api/v1/statuses/" + id).status());
    assertEquals(404, server.stranger().get("/api/v1/statuses/" + id).status());
    assertEquals(404, other.client().post("/api/v1/statuses/" + id + "/favourite").status());
  }

  @Test
  void aLockedAccountIsAskedFirst() {
    Person owner = people.arrive("owner");
    Person asking = people.arrive("asking");
    owner
        .client()
        .json("PATCH", "/api/v1/accounts/update_credentials", Map.of("locked", true))
        .ok();

    JsonNode asked = asking.client().post("/api/v1/accounts/" + owner.id() + "/follow").ok();
    List<String> waiting = ids(owner.client().get("/api/v1/follow_requests").ok());
    JsonNode granted =
        owner.client().post("/api/v1/follow_requests/" + asking.id() + "/authorize").ok();

    assertTrue(asked.get("requested").asBoolean());
    assertEquals(List.of(asking.id()), waiting);
    assertTrue(granted.get("followed_by").asBoolean());
    assertEquals(
        1,
        owner.client().get("/api/v1/accounts/" + owner.id()).ok().get("followers_count").asInt());
  }

  @Test
  void unfollowingClearsHomeAtOnce() {
    Person author = people.arrive("author");
    Person follower = people.arrive("follower");
    post(author, "before the follow");
    follow(follower, author);
    assertEquals(1, follower.client().get("/api/v1/timelines/home").ok().size());

    follower.client().post("/api/v1/accounts/" + author.id() + "/unfollow").ok();

    assertEquals(0, follower.client().get("/api/v1/timelines/home").ok().size());
  }

  @Test
  void aProfileIsChangedByAFormOfApplications() {
    Person person = people.arrive("person");
    String form =
        "display_name=%EA%B9%80&fields_attributes[0][name]=Home&fields_attributes[0][value]=Seoul"
            + "&source[privacy]=unlisted";

    JsonNode changed =
        person
            .client()
            .send(
                "PATCH",
                "/api/v1/accounts/update_credentials",
                "application/x-www-form-urlencoded",
                form.getBytes(StandardCharsets.UTF_8))
            .ok();

    assertEquals("김", changed.get("display_name").asText());
    assertEquals("Seoul", changed.at("/fields/0/value").asText());
    assertEquals("unlisted", changed.at("/source/privacy").asText());
    assertEquals("unlisted", post(person, "quiet").get("visibility").asText());
  }

  @Test
  void tagsFindPostsInAnyScript() {
    Person author = people.arrive("author");
    String id = post(author, "#사다리 는 좋다 #Ladder").get("id").asText();

    Await.until(
        "the tag finds the post",
        () ->
            ids(server.stranger().get("/api/v1/timelines/tag/%EC%82%AC%EB%8B%A4%EB%A6%AC").ok())
                .contains(id));
    assertTrue(ids(server.stranger().get("/api/v1/timelines/tag/LADDER").ok()).contains(id));
  }

  @Test
  void crossOriginClientsMayReadTheHeadersTheyNeed() {
    Answer answer = server.stranger().get("/api/v1/timelines/public");

    assertEquals("*", answer.header("Access-Control-Allow-Origin"));
    assertTrue(answer.header("Access-Control-Expose-Headers").contains("Link"));
    assertEquals("application/json", answer.header("Content-Type"));
  }
}
