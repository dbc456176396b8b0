package sadari.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sadari.server.client.People.Person;

/// Every entity has the fields that the models of typed clients require.
class EntityShapesTest {
  private static final Map<String, String> APP =
      Map.of(
          "client_name", "shapes",
          "redirect_uris", "urn:ietf:wg:oauth:2.0:oob",
          "scopes", "read write",
          "website", "https://example.org");

  private static RunningServer server;
  private static Person author;
  private static Person fan;
  private static JsonNode photo;
  private static JsonNode post;

  @BeforeAll
  static void start(@TempDir Path data) {
    server = RunningServer.start(data, Map.of());
    People people = new People(server);
    author = people.arrive("author");
    fan = people.arrive("fan");
    byte[] file = Pictures.photo(64, 48, "png");
    photo =
        author
            .client()
            .upload("/api/v2/media", "a.png", "image/png", file, Map.of("focus", "0,1"))
            .ok();
    Map<String, ?> draft =
        Map.of(
            "status",
            "#hello @" + fan.handle() + " https://example.org",
            "media_ids",
            List.of(photo.get("id").asText()));
    post = author.client().post("/api/v1/statuses", draft).ok();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void assertShape(Shape shape, JsonNode entity) {
    assertEquals(List.of(), shape.flaws(entity), entity::toPrettyString);
  }

  private static String id() {
    return post.get("id").asText();
  }

  @Test
  void account() {
    JsonNode account = server.stranger().get("/api/v1/accounts/" + author.id()).ok();

    assertShape(Shapes.ACCOUNT, account);
    assertEquals(account.get("username"), account.get("acct"));
    assertTrue(account.get("created_at").asText().endsWith("T00:00:00.000Z"));
  }

  @Test
  void credentialAccount() {
    Map<String, ?> fields = Map.of("0", Map.of("name", "site", "value", "https://example.org"));
    JsonNode own =
        author
            .client()
            .json(
                "PATCH", "/api/v1/accounts/update_credentials", Map.of("fields_attributes", fields))
            .ok();

    assertShape(Shapes.CREDENTIAL_ACCOUNT, own);
    assertShape(Shapes.SOURCE, own.get("source"));
    assertShape(Shapes.ROLE, own.get("role"));
    assertShape(Shapes.FIELD, own.at("/fields/0"));
    assertShape(Shapes.FIELD, own.at("/source/fields/0"));
    assertShape(
        Shapes.CREDENTIAL_ACCOUNT, author.client().get("/api/v1/accounts/verify_credentials").ok());
  }

  @Test
  void status() {
    JsonNode seen = server.stranger().get("/api/v1/statuses/" + id()).ok();

    assertShape(Shapes.OWN_STATUS.and("application object"), post);
    assertShape(Shapes.STATUS, seen);
    assertShape(Shapes.ACCOUNT, seen.get("account"));
    assertShape(Shapes.MEDIA, seen.at("/media_attachments/0"));
    assertShape(Shapes.MENTION, seen.at("/mentions/0"));
    assertShape(Shapes.TAG, seen.at("/tags/0"));
    assertShape(
        Shapes.CONTEXT, server.stranger().get("/api/v1/statuses/" + id() + "/context").ok());
  }

  @Test
  void boost() {
    JsonNode boost = fan.client().post("/api/v1/statuses/" + id() + "/reblog").ok();

    assertShape(Shapes.OWN_STATUS.and("reblog object"), boost);
    assertShape(Shapes.STATUS, boost.get("reblog"));
    assertEquals(fan.id(), boost.at("/account/id").asText());
    assertEquals(0, boost.get("media_attachments").size());
  }

  @Test
  void mediaAttachment() {
    assertShape(Shapes.MEDIA, photo);
    assertShape(Shapes.SIZE, photo.at("/meta/original"));
    assertShape(Shapes.SIZE, photo.at("/meta/small"));
    assertShape(Shape.of("x number\ny number"), photo.at("/meta/focus"));
  }

  @Test
  void notification() {
    fan.client().post("/api/v1/statuses/" + id() + "/favourite").ok();
    String favourites = "notifications?types%5B%5D=favourite";
    Client reader = author.client();
    Await.until("it has come", () -> reader.get("/api/v1/" + favourites).ok().size() == 1);

    JsonNode one = reader.get("/api/v1/" + favourites).ok().get(0);
    assertShape(Shapes.NOTIFICATION.and("status object"), one);
    assertShape(Shapes.STATUS, one.get("status"));
    JsonNode groups = reader.get("/api/v2/" + favourites).ok();
    JsonNode group = groups.at("/notification_groups/0");
    assertShape(Shapes.GROUP.and("status_id id"), group);
    assertShape(Shapes.ACCOUNT, groups.at("/accounts/0"));
    assertShape(Shapes.STATUS, groups.at("/statuses/0"));
    assertEquals(group.get("group_key"), one.get("group_key"));
  }

  @Test
  void relationship() {
    String path = "/api/v1/accounts/relationships?id=" + author.id();

    assertShape(Shapes.RELATIONSHIP, fan.client().get(path).ok().get(0));
    assertShape(
        Shapes.RELATIONSHIP, fan.client().post("/api/v1/accounts/" + author.id() + "/follow").ok());
  }

  @Test
  void instance() {
    JsonNode first = server.stranger().get("/api/v1/instance").ok();
    JsonNode second = server.stranger().get("/api/v2/instance").ok();

    assertShape(Shapes.INSTANCE_1, first);
    assertShape(Shape.of("streaming_api url"), first.get("urls"));
    assertShape(
        Shape.of("user_count integer\nstatus_count integer\ndomain_count integer"),
        first.get("stats"));
    assertShape(Shapes.INSTANCE_2, second);
    assertShape(Shapes.CONFIGURATION, second.get("configuration"));
    assertShape(Shape.of("mastodon integer"), second.get("api_versions"));
    assertShape(Shape.of("url url"), second.get("thumbnail"));
  }

  @Test
  void applicationAndToken() {
    JsonNode app = server.stranger().post("/api/v1/apps", APP).ok();
    Map<String, String> grant =
        Map.of(
            "grant_type", "client_credentials",
            "client_id", app.get("client_id").asText(),
            "client_secret", app.get("client_secret").asText());
    JsonNode token = server.stranger().form("/oauth/token", grant).ok();

    assertShape(Shapes.CREDENTIAL_APPLICATION, app);
    assertShape(Shapes.TOKEN, token);
    assertShape(
        Shapes.APPLICATION,
        server
            .stranger()
            .as(token.get("access_token").asText())
            .get("/api/v1/apps/verify_credentials")
            .ok());
  }

  @Test
  void preferences() {
    assertShape(Shapes.PREFERENCES, author.client().get("/api/v1/preferences").ok());
  }

  @Test
  void error() {
    Shape error = Shape.of("error text");

    assertShape(error, server.stranger().get("/api/v1/timelines/home").json());
    assertShape(error, server.stranger().get("/api/v1/statuses/1").json());
    assertShape(error, author.client().post("/api/v1/statuses", Map.of("status", "")).json());
    assertShape(error, server.stranger().get("/api/v1/nothing").json());
    assertShape(
        error.and("error_description text"),
        server.stranger().form("/oauth/token", Map.of("grant_type", "x")).json());
  }
}
