package sadari.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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

/// What edges are told to forget, and the server shows no more.
@Timeout(120)
class WithdrawnCopiesTest {
  private static RecordingEdge edge;
  private static RunningServer server;
  private static People people;

  @BeforeAll
  static void start(@TempDir Path data) {
    edge = RecordingEdge.start();
    server =
        RunningServer.start(
            data,
            Map.of("SADARI_EDGE_URLS", edge.address(), "SADARI_EDGE_SECRET", "a-secret-of-tests"));
    people = new People(server);
  }

  @AfterAll
  static void stop() {
    server.close();
    edge.close();
  }

  @Test
  void everyVersionOfAPhotoGoesWithItsPost() {
    Person author = people.arrive("author");
    byte[] file = Pictures.photo(1_400, 600, "jpg");
    JsonNode photo =
        author.client().upload("/api/v2/media", "p.jpg", "image/jpeg", file, Map.of()).ok();
    String id = photo.get("id").asText();
    edits(author, id, Map.of("op", "grayscale"));
    Map<String, ?> draft = Map.of("status", "Look", "media_ids", List.of(id));
    String post = author.client().post("/api/v1/statuses", draft).ok().get("id").asText();
    edits(author, id, Map.of("op", "blur", "sigma", 2));
    author.client().post(base(id) + "/undo", Map.of("version", 0)).ok();
    Set<String> all = versions(author, id);
    assertEquals(6, all.size());
    all.forEach(path -> assertEquals(200, status(path), path));

    author.client().delete("/api/v1/statuses/" + post).ok();

    Await.until("the edge has forgotten all versions", () -> edge.purged().containsAll(all));
    Await.until("none is shown", () -> all.stream().allMatch(path -> status(path) == 410));
  }

  @Test
  void aReplacedPortraitAndARemovedHeaderGo() {
    Client person = people.arrive("person").client();
    String avatar = portrait(person, "avatar", 500);
    String header = portrait(person, "header", 510);
    assertEquals(200, status(avatar));

    String second = portrait(person, "avatar", 520);
    Await.until("the edge has forgotten it", () -> edge.purged().contains(avatar));
    Await.until("it is shown no more", () -> status(avatar) == 410);
    assertFalse(edge.purged().contains(header));

    person.delete("/api/v1/profile/header").ok();
    Await.until("the edge has forgotten it", () -> edge.purged().contains(header));
    Await.until("it is shown no more", () -> status(header) == 410);
    assertEquals(200, status(second));

    assertEquals(avatar, portrait(person, "avatar", 500));
    assertEquals(200, status(avatar));
  }

  @Test
  void anEdgeThatDoesNotConfirmIsAskedAgainAndAChangeOfNothingElseAsksNobody() {
    Client person = people.arrive("person").client();
    String avatar = portrait(person, "avatar", 530);
    edge.confirms(false);
    String second = portrait(person, "avatar", 540);
    edge.confirms(true);
    try (Rows rows = server.rows()) {
      rows.hurryUntilSettled();
      assertEquals(1, edge.purged().stream().filter(avatar::equals).count());

      person.json("PATCH", "/api/v1/accounts/update_credentials", Map.of("note", "Hello")).ok();
      rows.awaitSettled();
    }

    assertEquals(1, edge.purged().stream().filter(avatar::equals).count());
    assertFalse(edge.purged().contains(second));
  }

  private static String portrait(Client person, String which, int width) {
    return path(person.portrait(which, Pictures.photo(width, 300, "jpg")).ok().get(which));
  }

  private static void edits(Person owner, String photo, Map<String, ?> operation) {
    Map<String, ?> wanted = Map.of("operations", List.of(operation));
    String job = path(owner.client().post(base(photo) + "/edits", wanted).json().at("/job/url"));
    Await.until(
        "it is edited",
        () -> owner.client().get(job).ok().at("/job/state").asText().equals("done"));
  }

  /// The paths of all versions, in both sizes.
  private static Set<String> versions(Person owner, String photo) {
    Set<String> paths = new LinkedHashSet<>();
    for (JsonNode version : owner.client().get(base(photo) + "/versions").ok().get("versions")) {
      paths.add(path(version.get("url")));
      paths.add(path(version.get("preview_url")));
    }
    return paths;
  }

  private static String base(String photo) {
    return "/api/sadari/v1/media/" + photo;
  }

  private static String path(JsonNode address) {
    return URI.create(address.asText()).getPath();
  }

  private static int status(String path) {
    return server.stranger().get(path).status();
  }
}
