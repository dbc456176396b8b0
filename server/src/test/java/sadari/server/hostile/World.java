package sadari.server.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import sadari.server.client.Answer;
import sadari.server.client.Browser;
import sadari.server.client.Client;
import sadari.server.client.People;
import sadari.server.client.People.Person;
import sadari.server.client.Pictures;
import sadari.server.client.ThirdParty;
import sadari.server.client.Wire;

/// A server with a few people, and what they own: made once, and unchanged by all that is refused.
final class World {
  private final Client stranger;
  private final Wire wire;
  private final People people;
  private final Person ann;
  private final Person bob;
  private final Person eve;
  private final ThirdParty app;
  private final Browser browser;
  private final String readToken;
  private final String revokedToken;
  private final Owned owned;

  /// What Ann owns. Bob follows her.
  ///
  /// @param secret a post for followers only
  /// @param direct a post for nobody but her
  /// @param photo not posted yet
  /// @param posted a photo that is part of a post
  /// @param notification that Bob follows her
  record Owned(
      String post,
      String secret,
      String direct,
      String photo,
      String posted,
      String notification) {}

  World(Client stranger, Wire wire) {
    this.stranger = stranger;
    this.wire = wire;
    this.people = new People(stranger);
    this.ann = people.arrive("ann");
    this.bob = people.arrive("bob");
    this.eve = people.arrive("eve");
    this.app = ThirdParty.register(stranger, "https://app.example/cb?of=1", "read write follow");
    this.browser = new Browser(stranger.fresh());
    browser.signUp("/auth/sign_up", "browsing");
    this.readToken = reader(stranger, browser);
    this.revokedToken = revoked();
    this.owned = fill();
  }

  private static String reader(Client stranger, Browser browser) {
    return ThirdParty.register(stranger, "https://reader.example/", "read").token(browser);
  }

  private String revoked() {
    String token = app.token(browser);
    Map<String, String> form =
        Map.of("client_id", app.id(), "client_secret", app.secret(), "token", token);
    stranger.form("/oauth/revoke", form).ok();
    return token;
  }

  private Owned fill() {
    bob.client().post("/api/v1/accounts/" + ann.id() + "/follow").ok();
    String posted = photo();
    post(Map.of("status", "with a photo", "media_ids", List.of(posted)));
    return new Owned(
        post(Map.of("status", "for all")),
        post(Map.of("status", "for followers", "visibility", "private")),
        post(Map.of("status", "for nobody", "visibility", "direct")),
        photo(),
        posted,
        ann.client().get("/api/v1/notifications").ok().get(0).get("id").asText());
  }

  private String photo() {
    byte[] file = Pictures.photo(64, 48, "png");
    Answer answer = ann.client().upload("/api/v2/media", "p.png", "image/png", file, Map.of());
    return answer.ok().get("id").asText();
  }

  private String post(Map<String, ?> draft) {
    JsonNode post = ann.client().post("/api/v1/statuses", draft).ok();
    return post.get("id").asText();
  }

  Client stranger() {
    return stranger;
  }

  Wire wire() {
    return wire;
  }

  Person ann() {
    return ann;
  }

  Person bob() {
    return bob;
  }

  /// Acts for Ann.
  Client asAnn() {
    return ann.client();
  }

  Client asBob() {
    return bob.client();
  }

  /// Somebody who has nothing to do with Ann.
  Client asEve() {
    return eve.client();
  }

  /// Somebody who has nothing to do with Ann, and may only read.
  Client asReader() {
    return stranger.as(readToken);
  }

  /// The application itself.
  Client asApp() {
    return stranger.as(people.appToken());
  }

  Client asRevoked() {
    return stranger.as(revokedToken);
  }

  ThirdParty app() {
    return app;
  }

  /// A browser in which somebody is logged in.
  Browser browser() {
    return browser;
  }

  Owned owned() {
    return owned;
  }
}
