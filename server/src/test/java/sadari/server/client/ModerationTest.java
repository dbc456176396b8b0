package sadari.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sadari.server.client.People.Person;

/// What operators do about posts and people, by the command line.
@Timeout(120)
class ModerationTest {
  private static final String NOT_THERE = "9223372036854775807";

  @TempDir private static Path data;

  private static RecordingEdge edge;
  private static ChildServer server;
  private static Operators operators;
  private static People people;

  @BeforeAll
  static void start() {
    edge = RecordingEdge.start();
    server =
        ChildServer.start(
            data,
            List.of("-Xmx256m"),
            Map.of("edge.urls", edge.address(), "edge.secret", "a-secret-of-tests"));
    operators = new Operators(server, data);
    people = new People(server.stranger());
  }

  @AfterAll
  static void stop() {
    server.close();
    edge.close();
  }

  private static JsonNode posts(Person author, String text, List<String> photos) {
    Map<String, ?> draft = Map.of("status", text, "media_ids", photos);
    return author.client().post("/api/v1/statuses", draft).ok();
  }

  private static JsonNode photo(Person author, int width) {
    byte[] file = Pictures.photo(width, 600, "jpg");
    return author.client().upload("/api/v2/media", "p.jpg", "image/jpeg", file, Map.of()).ok();
  }

  private static String path(JsonNode address) {
    return URI.create(address.asText()).getPath();
  }

  /// Where somebody sees a post, or what came of it.
  private static boolean isSeen(Client viewer, Person author, JsonNode post) {
    String id = post.get("id").asText();
    String search = "/api/v2/search?resolve=true&q=" + post.get("url").asText();
    return viewer.get("/api/v1/statuses/" + id).status() == 200
        || viewer.get(search).text().contains(id)
        || viewer.get("/api/v1/timelines/public").text().contains(id)
        || viewer.get("/api/v1/accounts/" + author.id() + "/statuses").text().contains(id);
  }

  @Test
  void aRemovedPostIsGoneForEverybodyWithAllThatCameOfIt() {
    Person author = people.arrive("author");
    Person reader = people.arrive("reader");
    reader.client().post("/api/v1/accounts/" + author.id() + "/follow").ok();
    JsonNode photo = photo(author, 901);
    String text = "Look @" + reader.handle();
    JsonNode post = posts(author, text, List.of(photo.get("id").asText()));
    String id = post.get("id").asText();
    reader.client().post("/api/v1/statuses/" + id + "/reblog").ok();
    List<Client> all = List.of(author.client(), reader.client(), server.stranger());
    all.forEach(viewer -> assertTrue(isSeen(viewer, author, post)));
    assertEquals(200, server.stranger().get(path(photo.get("url"))).status());

    String told = operators.command("remove-post", id, "--reason", "not ours to show");

    assertTrue(told.startsWith("done: ") && told.endsWith("  not ours to show\n"), told);
    all.forEach(viewer -> Await.until("it is gone", () -> !isSeen(viewer, author, post)));
    for (String list : List.of("timelines/home", "notifications")) {
      Await.until(list, () -> !reader.client().get("/api/v1/" + list).text().contains(id));
    }
    for (String size : List.of("url", "preview_url")) {
      Await.until("410", () -> server.stranger().get(path(photo.get(size))).status() == 410);
      Await.until("purged", () -> edge.purged().contains(path(photo.get(size))));
    }
  }

  @Test
  void anEdgeThatDoesNotConfirmIsAskedAgain() {
    Person author = people.arrive("author");
    JsonNode photo = photo(author, 902);
    JsonNode post = posts(author, "Look", List.of(photo.get("id").asText()));
    edge.confirms(false);

    String _ = operators.command("remove-post", post.get("id").asText());
    edge.confirms(true);

    try (Rows rows = server.rows()) {
      rows.hurryUntilSettled();
    }
    assertTrue(edge.purged().contains(path(photo.get("url"))));
  }

  @Test
  void whatWasRemovedIsWrittenDownOnce() {
    Person author = people.arrive("author");
    String id = posts(author, "Words", List.of()).get("id").asText();

    String first = operators.command("remove-post", id, "--reason", "two\nlines");
    String again = operators.command("remove-post", id, "--reason", "another");

    String line = first.substring("done: ".length());
    assertEquals("done before: " + line, again);
    assertEquals(1, operators.command("log").lines().filter(line.strip()::equals).count());
    assertTrue(
        line.matches(
            "\\d+  \\S+Z  remove-post  account %s  post %s  two lines\n"
                .formatted(author.id(), id)),
        line);
    String json = operators.client().get("/operate/moderation?limit=500").text();
    assertTrue(json.contains("\"post\":\"" + id + "\",\"reason\":\"two lines\""), json);
  }

  @Test
  void aClearedAccountIsEmptyAndNoEdgeHasAnythingOfIt() {
    Person other = people.arrive("other");
    Person owner = people.arrive("owner");
    String boosted = posts(other, "Theirs", List.of()).get("id").asText();
    owner.client().post("/api/v1/statuses/" + boosted + "/reblog").ok();
    Set<String> files = new LinkedHashSet<>();
    for (int i = 0; i < 250; i++) {
      files.addAll(i % 50 == 0 ? postsAPhoto(owner, 910 + i) : postsWords(owner, i));
    }
    files.addAll(fillsInTheProfile(owner));
    files.forEach(file -> assertEquals(200, server.stranger().get(file).status(), file));

    String told = operators.command("clear", owner.handle(), "--reason", "spam");
    String later = posts(owner, "Later", List.of()).get("id").asText();

    assertTrue(told.matches("done: \\d+  \\S+  clear  account " + owner.id() + "  spam\n"), told);
    try (Rows rows = server.rows()) {
      rows.hurryUntilSettled();
    }
    JsonNode posts = owner.client().get("/api/v1/accounts/" + owner.id() + "/statuses").ok();
    assertEquals(1, posts.size());
    assertEquals(later, posts.get(0).get("id").asText());
    JsonNode account = owner.client().get("/api/v1/accounts/verify_credentials").ok();
    assertEquals(1, account.get("statuses_count").asInt());
    assertEquals("", account.get("display_name").asText() + account.get("note").asText());
    assertEquals(0, account.get("fields").size());
    JsonNode theirs = other.client().get("/api/v1/statuses/" + boosted).ok();
    assertEquals(0, theirs.get("reblogs_count").asInt());
    assertTrue(edge.purged().containsAll(files));
    files.forEach(file -> Await.until(file, () -> server.stranger().get(file).status() == 410));
  }

  private static Set<String> postsWords(Person author, int number) {
    JsonNode _ = posts(author, "Words " + number, List.of());
    return Set.of();
  }

  private static Set<String> postsAPhoto(Person author, int width) {
    JsonNode photo = photo(author, width);
    JsonNode _ = posts(author, "Look", List.of(photo.get("id").asText()));
    return Set.of(path(photo.get("url")), path(photo.get("preview_url")));
  }

  private static Set<String> fillsInTheProfile(Person owner) {
    Client client = owner.client();
    client
        .json(
            "PATCH",
            "/api/v1/accounts/update_credentials",
            Map.of("display_name", "Somebody", "note", "Buy this"))
        .ok();
    Set<String> files = new LinkedHashSet<>();
    for (String which : List.of("avatar", "header")) {
      int width = which.equals("avatar") ? 650 : 660;
      files.add(path(client.portrait(which, Pictures.photo(width, 300, "jpg")).ok().get(which)));
    }
    return files;
  }

  @Test
  void nobodyGetsIntoAFrozenAccountAndWhoWasInIsOutUntilItIsThawed() {
    Browser browser = new Browser(server.stranger());
    browser.signUp("/auth/sign_up", "frosty");
    ThirdParty app = ThirdParty.register(server.stranger(), "https://app.example/cb", "read");
    String token = token(app.exchange(app.consent(browser, Map.of()), Map.of()));
    String waiting = app.consent(browser, Map.of());
    assertEquals(200, self(server.stranger().as(token)));

    String _ = operators.command("freeze", "Frosty", "--reason", "spam");

    assertEquals(401, self(server.stranger().as(token)));
    assertEquals(401, self(browser.client()));
    assertEquals(400, app.exchange(waiting, Map.of()).status());
    Answer refused = new Browser(server.stranger()).logIn("/auth/log_in", "frosty");
    assertEquals(403, refused.status());
    assertTrue(refused.text().contains("frozen by the operators"), refused::text);

    String _ = operators.command("thaw", "@frosty");
    Browser again = new Browser(server.stranger());
    assertEquals(303, again.logIn("/auth/log_in", "frosty").status());
    assertEquals(200, self(again.client()));
    assertEquals(401, self(server.stranger().as(token)));
  }

  @Test
  void whoDoesNotKnowThePasswordDoesNotLearnThatAnAccountIsFrozen() {
    Browser browser = new Browser(server.stranger());
    browser.signUp("/auth/sign_up", "icy");
    String _ = operators.command("freeze", "icy");
    Browser stranger = new Browser(server.stranger());

    Answer page = stranger.client().get("/auth/log_in");
    Answer wrong =
        stranger.submit(page, "/auth/log_in", Map.of("login", "icy", "password", "not this one"));

    assertEquals(422, wrong.status());
    assertFalse(wrong.text().contains("frozen"), wrong::text);
  }

  private static String token(Answer exchanged) {
    return exchanged.ok().get("access_token").asText();
  }

  private static int self(Client client) {
    return client.get("/api/v1/accounts/verify_credentials").status();
  }

  @Test
  void whatThereIsNotIsToldAndBadInputRefused() {
    String own = posts(people.arrive("author"), "Mine", List.of()).get("id").asText();

    assertEquals("no post has this id", operators.refused(404, Map.of("remove", NOT_THERE)));
    for (String nobody : List.of("nobody_at_all", NOT_THERE, "", "<b>", "x".repeat(5_000))) {
      String told = operators.refused(404, Map.of("freeze", nobody));
      assertEquals("nobody has this name or id", told);
    }
    String _ = operators.refused(400, Map.of("remove", own, "freeze", "somebody"));
    for (String wrong : List.of("", "0", "-1", "x", NOT_THERE + "0", "1 or 1=1")) {
      String _ = operators.refused(400, Map.of("remove", wrong));
    }
    String _ = operators.refused(400, Map.of());
    String _ = operators.refused(400, Map.of("remove", own, "reason", "x".repeat(501)));
    assertEquals(
        401, server.internal().form("/operate/moderation", Map.of("remove", own)).status());
    assertEquals(401, server.internal().get("/operate/moderation").status());
    assertEquals(200, server.stranger().get("/api/v1/statuses/" + own).status());
  }
}
