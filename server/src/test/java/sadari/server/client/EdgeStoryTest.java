package sadari.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sadari.server.client.People.Person;

/// A server with edges in front of it, of which none is there: what it answers itself.
@Timeout(60)
class EdgeStoryTest {
  private static final String SECRET = "a-secret-of-tests-only";
  private static final String EDGE = "http://127.0.0.1:1";

  @TempDir private static Path data;

  private static RunningServer server;
  private static People people;
  private static URI origin;

  @BeforeAll
  static void start() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    origin = URI.create("http://127.0.0.1:" + port);
    server =
        RunningServer.start(
            data,
            Map.of(
                "SADARI_EDGE_URLS", EDGE,
                "SADARI_EDGE_SECRET", SECRET,
                "SADARI_EDGE_ORIGIN_PORT", Integer.toString(port)));
    people = new People(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonNode uploads(Person author, int width) {
    byte[] photo = Pictures.photo(width, 600, "jpg");
    return author.client().upload("/api/v2/media", "p.jpg", "image/jpeg", photo, Map.of()).ok();
  }

  private static JsonNode posts(Person author, JsonNode photo) {
    return author
        .client()
        .post(
            "/api/v1/statuses",
            Map.of("status", "Look", "media_ids", List.of(photo.get("id").asText())))
        .ok();
  }

  private static String path(JsonNode photo) {
    return URI.create(photo.get("url").asText()).getPath();
  }

  @Test
  void thePhotoOfADeletedPostIsGoneUntilItIsPostedAgain() {
    Person author = people.arrive("author");
    JsonNode photo = uploads(author, 801);
    String post = posts(author, photo).get("id").asText();
    assertEquals(200, server.stranger().get(path(photo)).status());

    author.client().delete("/api/v1/statuses/" + post).ok();
    Await.until("it is gone", () -> server.stranger().get(path(photo)).status() == 410);

    posts(author, photo);
    assertEquals(200, server.stranger().get(path(photo)).status());
  }

  @Test
  void onlyWhoKnowsTheSecretIsAnsweredAtThePortForEdgesAndOnlyFilesAre() {
    String photo = path(uploads(people.arrive("author"), 802));
    Client stranger = Client.of(origin);
    Client edge = stranger.with("X-Sadari-Edge", SECRET);

    assertEquals(403, stranger.get(photo).status());
    assertEquals(403, stranger.with("X-Sadari-Edge", "wrong").get(photo).status());
    assertEquals(403, stranger.get("/edge/health").status());
    assertEquals(200, edge.get(photo).status());
    assertEquals(200, edge.get("/edge/health").status());
    assertEquals(404, edge.get("/api/v1/instance").status());
    assertEquals(404, edge.get("/").status());
  }

  @Test
  void whileNoEdgeIsThereAddressesLeadToTheServerAlsoThoseThatWereRendered() {
    Person author = people.arrive("author");
    String post = posts(author, uploads(author, 803)).get("id").asText();

    Await.until(
        "the address is the server's own",
        () -> address(author, post).startsWith(server.address().toString()));

    assertEquals(200, server.stranger().get(address(author, post)).status());
  }

  private static String address(Person author, String post) {
    JsonNode seen = author.client().get("/api/v1/statuses/" + post).ok();
    return seen.get("media_attachments").get(0).get("preview_url").asText();
  }

  @Test
  void pagesMayShowPhotosOfTheEdges() {
    String policy = server.stranger().get("/").header("Content-Security-Policy");

    assertTrue(policy.contains("img-src 'self' blob: data: " + EDGE), policy);
  }
}
