package sadari.server.hostile;

import static sadari.server.hostile.Case.json;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import sadari.server.client.Answer;
import sadari.server.client.Client;

/// Who may not: strangers, applications, tokens for less, and people at other people's things.
final class AccessCases {
  private AccessCases() {}

  /// What only a person may do, with the scope that it needs. `ID` is one of Ann's posts, `WHO` is
  /// Ann, `PHOTO` her photo, `NOTE` her notification.
  private record Write(String method, String path, String scope) {
    String in(World world) {
      return path.replace("ID", world.owned().post())
          .replace("WHO", world.ann().id())
          .replace("PHOTO", world.owned().photo())
          .replace("NOTE", world.owned().notification());
    }
  }

  private static final List<Write> WRITES =
      List.of(
          new Write("POST", "/api/v1/statuses", "write:statuses"),
          new Write("DELETE", "/api/v1/statuses/ID", "write:statuses"),
          new Write("POST", "/api/sadari/v1/media/PHOTO/edits", "write:media"),
          new Write("POST", "/api/sadari/v1/media/PHOTO/undo", "write:media"),
          new Write("POST", "/api/v1/statuses/ID/reblog", "write:statuses"),
          new Write("POST", "/api/v1/statuses/ID/unreblog", "write:statuses"),
          new Write("POST", "/api/v1/statuses/ID/favourite", "write:favourites"),
          new Write("POST", "/api/v1/statuses/ID/unfavourite", "write:favourites"),
          new Write("POST", "/api/v1/statuses/ID/bookmark", "write:bookmarks"),
          new Write("POST", "/api/v1/statuses/ID/unbookmark", "write:bookmarks"),
          new Write("POST", "/api/v1/accounts/WHO/follow", "write:follows"),
          new Write("POST", "/api/v1/accounts/WHO/unfollow", "write:follows"),
          new Write("POST", "/api/v1/follow_requests/WHO/authorize", "write:follows"),
          new Write("POST", "/api/v1/follow_requests/WHO/reject", "write:follows"),
          new Write("PATCH", "/api/v1/accounts/update_credentials", "write:accounts"),
          new Write("DELETE", "/api/v1/profile/avatar", "write:accounts"),
          new Write("DELETE", "/api/v1/profile/header", "write:accounts"),
          new Write("POST", "/api/v1/notifications/clear", "write:notifications"),
          new Write("POST", "/api/v1/notifications/NOTE/dismiss", "write:notifications"),
          new Write("POST", "/api/v1/reports", "write:reports"),
          new Write("POST", "/api/v1/media", "write:media"),
          new Write("POST", "/api/v2/media", "write:media"),
          new Write("PUT", "/api/v1/media/PHOTO", "write:media"),
          new Write("PATCH", "/api/v1/media/PHOTO", "write:media"));

  private static final List<String> OWN_READS =
      List.of(
          "/api/v1/timelines/home",
          "/api/v1/notifications",
          "/api/v1/accounts/verify_credentials",
          "/api/v1/accounts/relationships?id=1",
          "/api/v1/follow_requests",
          "/api/v1/favourites",
          "/api/v1/bookmarks",
          "/api/v1/preferences");

  static Stream<Case> all() {
    return Stream.of(writes(), reads(), tokens(), foreign(), others(), hidden())
        .flatMap(all -> all);
  }

  private static Stream<Case> writes() {
    return WRITES.stream()
        .flatMap(
            write ->
                Stream.of(
                    tried(write, "by a stranger", 401, World::stranger),
                    tried(write, "with `read`", 403, World::asReader),
                    tried(write, "by an app", 422, World::asApp),
                    tried(write, "by a cookie alone", 403, world -> world.browser().client()),
                    tried(
                        write,
                        "by a cookie and a forged proof",
                        403,
                        world -> world.browser().client().with("X-CSRF-Token", "forged"))));
  }

  private static Case tried(Write write, String who, int status, Who client) {
    return json(
        write.method() + " " + write.path() + " " + who,
        status,
        world -> client.in(world).bare(write.method(), write.in(world)));
  }

  @FunctionalInterface
  private interface Who {
    Client in(World world);
  }

  private static Stream<Case> reads() {
    return OWN_READS.stream()
        .flatMap(
            path ->
                Stream.of(
                    json(path + " by a stranger", 401, world -> world.stranger().get(path)),
                    json(path + " by an app", 422, world -> world.asApp().get(path))));
  }

  private static Case token(String name, String header) {
    return json(
        "token: " + name,
        401,
        world -> world.stranger().with("Authorization", header).get("/api/v1/timelines/home"));
  }

  private static Stream<Case> tokens() {
    return Stream.of(
        token("none", "Bearer "),
        token("garbage", "Bearer garbage"),
        token("SQL", "Bearer ' or 1=1 --"),
        token("8 kB", "Bearer " + "a".repeat(8_000)),
        token("Basic", "Basic YWRtaW46YWRtaW4="),
        json("token: revoked", 401, world -> world.asRevoked().get("/api/v1/timelines/public")),
        json(
            "token: cut short",
            401,
            world -> world.stranger().as(shortened(world)).get("/api/v1/timelines/public")),
        json(
            "token: in the query",
            401,
            world ->
                world.stranger().get("/api/v1/timelines/home?access_token=" + world.ann().token())),
        json(
            "token: of a person where an app's is needed",
            403,
            world -> world.asAnn().post("/api/v1/accounts", Map.of("username", "x"))),
        json(
            "token: sign-up by a stranger",
            401,
            world -> world.stranger().post("/api/v1/accounts", Map.of("username", "x"))));
  }

  private static String shortened(World world) {
    String token = world.ann().token();
    return token.substring(0, token.length() - 1);
  }

  private static Stream<Case> foreign() {
    return Stream.of(
        json("foreign post: delete", 404, w -> w.asBob().delete(post(w.owned().post()))),
        json("foreign photo: look", 404, w -> w.asBob().get(photo(w))),
        json(
            "foreign photo: describe",
            404,
            w -> w.asBob().json("PUT", photo(w), Map.of("description", "mine"))),
        json("foreign notification: look", 404, w -> w.asBob().get(note(w))),
        json("foreign notification: dismiss", 404, w -> w.asBob().post(note(w) + "/dismiss")),
        json("follow oneself", 403, w -> w.asAnn().post(account(w.ann().id()) + "/follow")),
        json("follow nobody", 404, w -> w.asAnn().post(account("12345") + "/follow")),
        json(
            "grant what nobody asked",
            404,
            w -> w.asAnn().post("/api/v1/follow_requests/12345/authorize")),
        json(
            "reply to a hidden post",
            404,
            w ->
                w.asEve()
                    .post(
                        "/api/v1/statuses",
                        Map.of("status", "x", "in_reply_to_id", w.owned().secret()))),
        json("boost for followers", 422, w -> boost(w.asBob(), w.owned().secret())),
        json("boost for nobody", 422, w -> boost(w.asAnn(), w.owned().direct())));
  }

  /// What may not be seen is not there.
  private static Stream<Case> hidden() {
    return Stream.<Function<World.Owned, String>>of(World.Owned::secret, World.Owned::direct)
        .flatMap(
            which ->
                Stream.of("/favourite", "/bookmark", "/reblog", "/unreblog")
                    .map(
                        deed ->
                            json(
                                "hidden post: POST " + deed,
                                404,
                                w -> w.asEve().post(post(which.apply(w.owned())) + deed))));
  }

  private static Stream<Case> others() {
    return Stream.of("", "/context", "/favourited_by", "/reblogged_by")
        .flatMap(
            deed ->
                Stream.of(
                    json(
                        "hidden post: GET " + deed + " by a stranger",
                        404,
                        w -> w.stranger().get(post(w.owned().secret()) + deed)),
                    json(
                        "hidden post: GET " + deed + " by somebody",
                        404,
                        w -> w.asReader().get(post(w.owned().direct()) + deed))));
  }

  private static Answer boost(Client client, String id) {
    return client.post(post(id) + "/reblog");
  }

  private static String post(String id) {
    return "/api/v1/statuses/" + id;
  }

  private static String account(String id) {
    return "/api/v1/accounts/" + id;
  }

  private static String photo(World world) {
    return "/api/v1/media/" + world.owned().photo();
  }

  private static String note(World world) {
    return "/api/v1/notifications/" + world.owned().notification();
  }
}
