package sadari.server.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sadari.engine.embeddedpostgres.EmbeddedPostgres;
import sadari.engine.embeddedpostgres.ThrowAwayPostgres;
import sadari.server.client.Await;
import sadari.server.client.ChildServer;
import sadari.server.client.People;
import sadari.server.client.People.Person;
import sadari.server.client.Pictures;
import sadari.server.ops.OperatorKey;

/// Where a server may start, and where it may not.
class StartTest {
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql/15/bin");

  @TempDir private Path data;

  @Test
  void aSecondServerOnTheSameDataIsRefusedWithAReason() throws IOException {
    try (ChildServer first = ChildServer.start(data, List.of(), Map.of());
        ChildServer second = ChildServer.launch(data, List.of(), Map.of())) {
      int code = second.exitCode();

      assertEquals(1, code);
      Await.until("the reason", () -> second.said().contains("is already used by the process"));
      assertFalse(second.said().contains("\tat "), second::said);
      assertEquals(200, first.stranger().get("/api/v1/timelines/public").status());
      assertEquals(200, first.internal().get("/health/ready").status());
      assertTrue(OperatorKey.find(data).isPresent(), "the first one's key is gone");
    }
  }

  @Test
  void anExternalDatabaseTellsTheSameStory() {
    assumeTrue(Files.isExecutable(DEBIAN.resolve("initdb")), "no PostgreSQL 15 in " + DEBIAN);
    EmbeddedPostgres postgres = ThrowAwayPostgres.ofThisJvm(DEBIAN).server();
    Map<String, String> external =
        Map.of(
            "database.engine", "external",
            "database.url", postgres.jdbcUrl(),
            "database.user", postgres.user(),
            "database.password", postgres.password());

    try (ChildServer server = ChildServer.start(data, List.of(), external)) {
      People people = new People(server.stranger());
      Person author = people.arrive("author");
      Person follower = people.arrive("follower");
      follower.client().post("/api/v1/accounts/" + author.id() + "/follow").ok();
      String post = photoPost(author);

      Await.until("the photo is in the home timeline", () -> home(follower).contains(post));
      assertEquals(15, postgres.majorVersion());
      assertFalse(server.said().contains(postgres.password()), "a password is in the log");
      assertTrue(server.process().isAlive());
    }
  }

  private static String photoPost(Person author) {
    byte[] file = Pictures.photo(800, 600, "jpg");
    JsonNode photo =
        author.client().upload("/api/v2/media", "p.jpg", "image/jpeg", file, Map.of()).ok();
    Map<String, ?> draft = Map.of("status", "Look", "media_ids", List.of(photo.get("id").asText()));
    return author.client().post("/api/v1/statuses", draft).ok().get("id").asText();
  }

  private static String home(Person reader) {
    return reader.client().get("/api/v1/timelines/home").ok().toString();
  }
}
