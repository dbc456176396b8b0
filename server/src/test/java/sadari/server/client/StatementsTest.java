package sadari.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.Timer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sadari.server.client.People.Person;

/// What the requests that people make most ask the database, without a cache tier: nothing twice,
/// and nothing that could be asked together.
@Timeout(120)
class StatementsTest {
  /// What goes on without requests.
  private static final Set<String> BACKGROUND =
      Set.of("engine", "node", "outbox", "jobs", "schedule", "token", "move", "session");

  private static RunningServer server;
  private static Person reader;
  private static Person author;
  private static String post;

  @BeforeAll
  static void start(@TempDir Path data) {
    server = RunningServer.start(data, Map.of());
    People people = new People(server);
    reader = people.arrive("reader");
    author = people.arrive("author");
    reader.client().post("/api/v1/accounts/" + author.id() + "/follow").ok();
    settle();
    String photo =
        author
            .client()
            .upload("/api/v2/media", "p.png", "image/png", Pictures.photo(40, 30, "png"), Map.of())
            .ok()
            .get("id")
            .asText();
    for (String text : new String[] {"one", "two", "three"}) {
      post = posted(Map.of("status", text));
    }
    post = posted(Map.of("status", "with a photo", "media_ids[]", photo));
    settle();
  }

  private static String posted(Map<String, String> form) {
    return author.client().form("/api/v1/statuses", form).ok().get("id").asText();
  }

  private static void settle() {
    try (Rows rows = server.rows()) {
      rows.awaitSettled();
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aHomePageIsSixStatements() {
    assertEquals(
        Map.of(
            "home.page", 1L,
            "follow.circle", 1L,
            "post.findAll", 1L,
            "account.findAll", 1L,
            "media.findAll", 1L,
            "reaction.marks", 1L),
        asked(() -> reader.client().get("/api/v1/timelines/home")));
  }

  @Test
  void aPostIsFourStatements() {
    assertEquals(
        Map.of(
            "post.find", 1L,
            "account.findAll", 1L,
            "media.findAll", 1L,
            "reaction.marks", 1L),
        asked(() -> reader.client().get("/api/v1/statuses/" + post)));
  }

  @Test
  void postingReadsItsAuthorOnceAndWritesOnce() {
    Map<String, Long> asked =
        asked(() -> author.client().form("/api/v1/statuses", Map.of("status", "four")));

    // What follows on its own may have begun: it finds the post and puts it into indexes.
    asked.keySet().removeIf(name -> !name.startsWith("account.") && !name.equals("post.publish"));
    assertEquals(Map.of("account.find", 1L, "post.publish", 1L), asked);
  }

  @Test
  void theAnswerToAPostHasItsAuthorAsOfThen() {
    long before =
        author.client().get("/api/v1/accounts/" + author.id()).ok().get("statuses_count").asLong();

    JsonNode account =
        author.client().form("/api/v1/statuses", Map.of("status", "five")).ok().get("account");

    assertEquals(before + 1, account.get("statuses_count").asLong());
    assertEquals(author.client().get("/api/v1/accounts/" + author.id()).ok(), account);
  }

  /// How often each operation is asked by a request.
  private static Map<String, Long> asked(Supplier<Answer> request) {
    settle();
    Map<String, Long> before = counts();
    request.get().ok();
    Map<String, Long> asked = new TreeMap<>();
    counts().forEach((name, count) -> asked.put(name, count - before.getOrDefault(name, 0L)));
    asked.values().removeIf(count -> count == 0);
    return asked;
  }

  private static Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    for (Timer timer : server.meters().find("database.operations").timers()) {
      String name = String.valueOf(timer.getId().getTag("operation"));
      if (!BACKGROUND.contains(name.substring(0, name.indexOf('.')))) {
        counts.merge(name, timer.count(), Long::sum);
      }
    }
    return counts;
  }
}
