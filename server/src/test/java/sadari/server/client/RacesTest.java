package sadari.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sadari.contract.Race;
import sadari.server.client.People.Person;

/// What people do and undo at the same moment: whatever the order was, all sides agree afterwards.
@Timeout(180)
class RacesTest {
  private static final int ROUNDS = 25;
  private static final int CROWD = 8;

  private static RunningServer server;
  private static Person author;
  private static List<Person> crowd;

  @BeforeAll
  static void start(@TempDir Path data) {
    server = RunningServer.start(data, Map.of());
    People people = new People(server);
    author = people.arrive("author");
    crowd = IntStream.range(0, CROWD).mapToObj(i -> people.arrive("reader")).toList();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void noBoostIsLeftOfAPostThatWasDeletedMeanwhile() {
    List<Integer> before = counts();
    for (int round = 0; round < ROUNDS; round++) {
      String post = "/api/v1/statuses/" + posts();

      List<Integer> told =
          Race.of(CROWD, i -> i == 0 ? author.client().delete(post) : does(i, post + "/reblog"))
              .stream()
              .map(Answer::status)
              .toList();

      assertTrue(Set.of(200, 404).containsAll(told), told.toString());
    }
    settle();
    assertEquals(before, counts());
  }

  @Test
  void boostingIsNeverToldThatThePostIsGoneWhileItIsThere() {
    for (int round = 0; round < ROUNDS; round++) {
      String post = "/api/v1/statuses/" + posts();

      List<Answer> told =
          Race.of(
              CROWD, i -> crowd.get(1).client().post(post + (i % 2 > 0 ? "/un" : "/") + "reblog"));

      told.forEach(Answer::ok);
    }
  }

  @Test
  void whoWasToldOfAFollowIsFollowed() {
    String target = "/api/v1/accounts/" + author.id();
    for (int round = 0; round < ROUNDS; round++) {
      Race.of(4 * CROWD, i -> does(i, target + (i < 2 * CROWD ? "/follow" : "/unfollow")).ok());
      settle();

      assertEquals(those("/api/v1/accounts/" + author.id() + "/followers", ""), told("follow"));
    }
  }

  @Test
  void whoWasToldOfAFavouriteHasIt() {
    for (int round = 0; round < ROUNDS; round++) {
      String post = "/api/v1/statuses/" + posts();
      author.client().post("/api/v1/notifications/clear").ok();

      Race.of(4 * CROWD, i -> does(i, post + (i < 2 * CROWD ? "/" : "/un") + "favourite").ok());
      settle();

      assertEquals(those(post + "/favourited_by", ""), told("favourite"));
    }
  }

  @Test
  void ofTwoChangesToAProfileAtOnceNoneIsLost() {
    for (int round = 0; round < ROUNDS; round++) {
      String value = "v" + round;

      Race.of(2, i -> edits(i == 0 ? "display_name" : "note", value).ok());

      JsonNode now = author.client().get("/api/v1/accounts/verify_credentials").ok();
      assertEquals(value, now.get("display_name").asText());
      assertEquals(value, now.at("/source/note").asText());
    }
  }

  private static Answer edits(String field, String value) {
    return author
        .client()
        .json("PATCH", "/api/v1/accounts/update_credentials", Map.of(field, value));
  }

  private static String posts() {
    return author.client().form("/api/v1/statuses", Map.of("status", "x")).ok().get("id").asText();
  }

  private static Answer does(int who, String what) {
    return crowd.get(who % CROWD).client().post(what);
  }

  /// How many posts and boosts there are, by reader.
  private static List<Integer> counts() {
    return crowd.stream()
        .map(reader -> author.client().get("/api/v1/accounts/" + reader.id()).ok())
        .map(account -> account.get("statuses_count").asInt())
        .toList();
  }

  private static Set<String> told(String kind) {
    return those("/api/v1/notifications?limit=80&types[]=" + kind, "/account");
  }

  private static Set<String> those(String page, String where) {
    Set<String> names = new TreeSet<>();
    for (JsonNode one : author.client().get(page).ok()) {
      names.add(one.at(where).get("username").asText());
    }
    return names;
  }

  private static void settle() {
    try (Rows rows = server.rows()) {
      rows.awaitSettled();
    }
  }
}
