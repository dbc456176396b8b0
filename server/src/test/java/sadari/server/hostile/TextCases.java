package sadari.server.hostile;

import static sadari.server.hostile.Case.json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Posts, profiles, applications and sign-ups that are well-formed and yet not to be had.
final class TextCases {
  private static final String PROFILE = "/api/v1/accounts/update_credentials";

  private TextCases() {}

  static Stream<Case> all() {
    return Stream.of(posts(), media(), profiles(), apps(), signUps()).flatMap(all -> all);
  }

  private static Case post(String name, int status, Map<String, ?> draft) {
    return json(name, status, world -> world.asAnn().post("/api/v1/statuses", draft));
  }

  private static Stream<Case> posts() {
    return Stream.of(
        post("post: 501 characters", 422, Map.of("status", "x".repeat(501))),
        post("post: 900 kB", 422, Map.of("status", "x".repeat(900_000))),
        post("post: 1 MB", 413, Map.of("status", "x".repeat(1 << 20))),
        post(
            "post: 501 with the warning", 422, Map.of("status", "x", "spoiler_text", letters(500))),
        post("post: nothing", 422, Map.of()),
        post("post: white space", 422, Map.of("status", " \t\r\n\u2003")),
        post("post: control characters", 422, Map.of("status", "\u0001\u0002\u001f")),
        post("post: a warning alone", 422, Map.of("spoiler_text", "careful")),
        post("post: unknown visibility", 422, draft("visibility", "everyone")),
        post("post: unknown language", 422, draft("language", "klingon")),
        post("post: doubtful flag", 422, draft("sensitive", "maybe")),
        post("post: a poll", 422, draft("poll", Map.of("options", List.of("a", "b")))),
        post("post: scheduled", 422, draft("scheduled_at", "2030-01-01T00:00:00Z")),
        post("post: 21 mentions", 422, Map.of("status", numbered("@a"))),
        post("post: 101 tags", 422, Map.of("status", numbered("#a"))),
        post("post: unknown photo", 422, draft("media_ids", List.of("12345"))),
        post("post: photo 0", 422, draft("media_ids", List.of("0"))),
        post("post: 500 photos", 422, draft("media_ids", many())),
        post("reply to nothing", 404, draft("in_reply_to_id", "12345")),
        post("reply to 0", 404, draft("in_reply_to_id", "0")),
        json(
            "post: key of 1,001 characters",
            422,
            world ->
                world
                    .asAnn()
                    .with("Idempotency-Key", letters(1_001))
                    .post("/api/v1/statuses", Map.of("status", "x"))),
        json(
            "boost: direct",
            422,
            world ->
                world
                    .asBob()
                    .post(
                        "/api/v1/statuses/" + world.owned().post() + "/reblog",
                        Map.of("visibility", "direct"))));
  }

  private static Map<String, ?> draft(String name, Object value) {
    return Map.of("status", "x", name, value);
  }

  private static String letters(int length) {
    return "x".repeat(length);
  }

  private static String numbered(String start) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 110; i++) {
      text.append(start).append((char) ('a' + i % 26)).append(i < 26 ? "" : i / 26).append(' ');
    }
    return text.toString().strip();
  }

  private static List<String> many() {
    return java.util.stream.IntStream.range(1, 501).mapToObj(Integer::toString).toList();
  }

  private static Stream<Case> media() {
    return Stream.of(
        json(
            "photo: description of 1,501 characters",
            422,
            world ->
                world.asAnn().json("PUT", photo(world), Map.of("description", letters(1_501)))),
        json(
            "photo: focus of words",
            422,
            world -> world.asAnn().json("PATCH", photo(world), Map.of("focus", "left,up"))),
        focus("9,9"),
        focus("-1.01,0"),
        focus("0,1.000001"),
        focus("NaN,0"),
        focus("0,Infinity"),
        focus("1e400,0"),
        focus("0,0,0"),
        json(
            "photo: focus of one number",
            422,
            world -> world.asAnn().json("PUT", photo(world), Map.of("focus", "0.5"))),
        json(
            "photo in two posts",
            422,
            world ->
                world
                    .asAnn()
                    .post("/api/v1/statuses", draft("media_ids", List.of(world.owned().posted())))),
        json(
            "photo of somebody else",
            422,
            world ->
                world
                    .asBob()
                    .post("/api/v1/statuses", draft("media_ids", List.of(world.owned().photo())))));
  }

  private static Case focus(String outside) {
    return json(
        "photo: focus " + outside,
        422,
        world -> world.asAnn().json("PUT", photo(world), Map.of("focus", outside)));
  }

  private static String photo(World world) {
    return "/api/v1/media/" + world.owned().photo();
  }

  private static Case profile(String name, Map<String, ?> change) {
    return json("profile: " + name, 422, world -> world.asAnn().json("PATCH", PROFILE, change));
  }

  private static Stream<Case> profiles() {
    Map<String, String> field = Map.of("name", "a", "value", "b");
    return Stream.of(
        profile("name of 10,000 characters", Map.of("display_name", letters(10_000))),
        profile("note of 10,000 characters", Map.of("note", letters(10_000))),
        profile(
            "five fields", Map.of("fields_attributes", java.util.Collections.nCopies(5, field))),
        profile(
            "long field",
            Map.of("fields_attributes", List.of(Map.of("name", "a", "value", letters(256))))),
        profile("field that is a text", Map.of("fields_attributes", List.of("a"))),
        profile("picture that is a text", Map.of("avatar", "data:image/png;base64,AAAA")),
        profile("doubtful lock", Map.of("locked", "perhaps")),
        profile("unknown privacy", Map.of("source", Map.of("privacy", "everyone"))),
        profile("unknown language", Map.of("source", Map.of("language", "12"))),
        profile("source that is a text", Map.of("source", "public")));
  }

  private static Case app(String name, String key, Object value) {
    Map<String, Object> app = new HashMap<>();
    app.put("client_name", "x");
    app.put("redirect_uris", "https://app.example/");
    app.put(key, value);
    return json("app: " + name, 422, world -> world.stranger().post("/api/v1/apps", app));
  }

  private static Stream<Case> apps() {
    return Stream.of(
        app("no name", "client_name", " "),
        app("long name", "client_name", letters(201)),
        app("no address", "redirect_uris", ""),
        app("javascript:", "redirect_uris", "javascript:alert(1)"),
        app("JavaScript: in capitals", "redirect_uris", "JavaScript:alert(1)"),
        app("data:", "redirect_uris", "data:text/html,x"),
        app("fragment", "redirect_uris", "https://app.example/#f"),
        app("no scheme", "redirect_uris", "//app.example/"),
        app("space", "redirect_uris", "https://app.example/ x"),
        app("21 addresses", "redirect_uris", "https://app.example/ ".repeat(21)),
        app("long address", "redirect_uris", "https://app.example/" + letters(2_000)),
        app("unknown scope", "scopes", "read admin:write"),
        app("website of a script", "website", "javascript:alert(1)"),
        app("website of a name", "website", "app.example"));
  }

  private static Case signUp(String name, String key, Object value) {
    Map<String, Object> wish = new HashMap<>();
    wish.put("username", "somebody");
    wish.put("email", "somebody@example.org");
    wish.put("password", "a good password");
    wish.put("agreement", true);
    wish.put(key, value);
    return json("sign-up: " + name, 422, world -> world.asApp().post("/api/v1/accounts", wish));
  }

  private static Stream<Case> signUps() {
    return Stream.of(
        signUp("no name", "username", ""),
        signUp("name of 31 characters", "username", letters(31)),
        signUp("name with SQL", "username", "a'; drop table bucket.account; --"),
        signUp("name with a path", "username", "../../etc/passwd"),
        signUp("name of look-alikes", "username", "\u0430nn"),
        signUp("reserved name", "username", "Admin"),
        signUp("taken name", "username", "BROWSING"),
        signUp("taken e-mail", "email", "Browsing@example.org"),
        signUp("no e-mail", "email", "somebody"),
        signUp("e-mail with a line break", "email", "a@b.example\r\nBcc: c@d.example"),
        signUp("e-mail of 300 characters", "email", letters(300) + "@example.org"),
        signUp("short password", "password", "1234567"),
        signUp("long password", "password", letters(129)),
        signUp("no agreement", "agreement", false),
        signUp("unknown language", "locale", "../en"));
  }
}
