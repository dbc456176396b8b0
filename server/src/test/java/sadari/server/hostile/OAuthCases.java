package sadari.server.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static sadari.server.hostile.Case.json;
import static sadari.server.hostile.Case.page;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import sadari.server.client.Answer;
import sadari.server.client.Browser;

/// Applications and pages that try to get at what people did not give them.
final class OAuthCases {
  private static final String TOKEN = "/oauth/token";

  private OAuthCases() {}

  static Stream<Case> all() {
    return Stream.of(tokens(), typed(), authorize(), consent(), entrance()).flatMap(all -> all);
  }

  private static Case token(String name, int status, String key, String value) {
    return json(
        "token request: " + name,
        status,
        world -> {
          Map<String, String> form = new HashMap<>();
          form.put("grant_type", "client_credentials");
          form.put("client_id", world.app().id());
          form.put("client_secret", world.app().secret());
          form.put(key, value);
          return world.stranger().form(TOKEN, form);
        });
  }

  private static Stream<Case> tokens() {
    return Stream.of(
        json("token request: nothing", 401, world -> world.stranger().post(TOKEN)),
        token("no client", 401, "client_id", ""),
        token("client 0", 401, "client_id", "0"),
        token("letters for a client", 401, "client_id", "abc"),
        token("client of 20 digits", 401, "client_id", "12345678901234567890"),
        token("unknown client", 401, "client_id", "12345"),
        token("no secret", 401, "client_secret", ""),
        token("wrong secret", 401, "client_secret", "wrong"),
        token("secret with SQL", 401, "client_secret", "' or 1=1 --"),
        token("no grant", 400, "grant_type", ""),
        token("unknown grant", 400, "grant_type", "implicit"),
        token("password grant", 400, "grant_type", "password"),
        token("unknown scope", 400, "scope", "read admin"),
        token("more than registered", 400, "scope", "push"),
        token("no code", 400, "grant_type", "authorization_code"),
        json("token request: unknown code", 400, w -> w.app().exchange("unknown", Map.of())),
        json("token request: code with SQL", 400, w -> w.app().exchange("' or 1=1", Map.of())),
        basic("garbage", "!!!"),
        basic("no colon", Base64.getEncoder().encodeToString("abc".getBytes(UTF_8))),
        basic("broken percent", Base64.getEncoder().encodeToString("%zz:%".getBytes(UTF_8))),
        json(
            "revoke without a client",
            401,
            world -> world.stranger().form("/oauth/revoke", Map.of("token", "x"))));
  }

  private static Case basic(String name, String credentials) {
    return json(
        "token request: Basic, " + name,
        401,
        world ->
            world
                .stranger()
                .with("Authorization", "Basic " + credentials)
                .form(TOKEN, Map.of("grant_type", "client_credentials")));
  }

  private static Case typed(String name, int status, String body) {
    return json(
        "token request: " + name,
        status,
        w -> w.stranger().send("POST", TOKEN, "application/json", body.getBytes(UTF_8)));
  }

  private static Stream<Case> typed() {
    return Stream.of(
        typed("an object for a client", 422, "{\"client_id\":{\"a\":1}}"),
        typed("a list for a secret", 422, "{\"client_id\":1,\"client_secret\":[\"a\",\"b\"]}"),
        typed("1e400 for a client", 401, "{\"client_id\":1e400}"),
        typed("a number for a grant", 422, "{\"grant_type\":1}"),
        typed("half a pair for a secret", 422, "{\"client_secret\":\"\\ud800\"}"));
  }

  private static Case asked(String name, String key, String value) {
    return page(
        "authorize: " + name,
        400,
        w -> w.browser().client().get(w.app().asking(Map.of(key, value))));
  }

  private static Stream<Case> authorize() {
    return Stream.of(
        asked("no client", "client_id", ""),
        asked("client 0", "client_id", "0"),
        asked("letters for a client", "client_id", "abc"),
        asked("client of 20 digits", "client_id", "12345678901234567890"),
        asked("script for a client", "client_id", "<script>alert(1)</script>"),
        asked("another address", "redirect_uri", "https://evil.example/"),
        asked("address and more", "redirect_uri", "https://app.example/cb?of=1&more=1"),
        asked("address cut short", "redirect_uri", "https://app.example/cb"),
        asked("another case", "redirect_uri", "https://APP.example/cb?of=1"),
        asked("a user in it", "redirect_uri", "https://app.example@evil.example/cb?of=1"),
        asked("a fragment", "redirect_uri", "https://app.example/cb?of=1#f"),
        asked("javascript:", "redirect_uri", "javascript:alert(1)"),
        asked("line breaks", "redirect_uri", "https://app.example/cb?of=1\r\nSet-Cookie: a=b"));
  }

  /// The consent of the browser's person, sent with other fields.
  private static Answer decide(World world, Map<String, String> changes) {
    Browser browser = world.browser();
    Answer page = browser.client().get(world.app().asking(Map.of()));
    Map<String, String> fields = Browser.hidden(page, "/oauth/authorize");
    fields.put("decision", "allow");
    fields.putAll(changes);
    return browser.client().form("/oauth/authorize", fields);
  }

  private static Stream<Case> consent() {
    return Stream.of(
        page("consent: no proof", 403, w -> decide(w, Map.of("csrf", ""))),
        page("consent: forged proof", 403, w -> decide(w, Map.of("csrf", "0".repeat(43)))),
        page(
            "consent: another address",
            400,
            w -> decide(w, Map.of("redirect_uri", "https://evil.example/"))),
        page("consent: another client", 400, w -> decide(w, Map.of("client_id", "12345"))),
        page("consent: letters for a client", 400, w -> decide(w, Map.of("client_id", "abc"))),
        page(
            "consent: by a stranger",
            401,
            w -> w.stranger().fresh().form("/oauth/authorize", Map.of("decision", "allow"))),
        page(
            "consent: by a token",
            401,
            w -> w.asAnn().form("/oauth/authorize", Map.of("decision", "allow"))));
  }

  private static Stream<Case> entrance() {
    Map<String, String> wish =
        Map.of(
            "username", "formed",
            "email", "formed@example.org",
            "password", Browser.PASSWORD,
            "agreement", "true");
    Map<String, String> known = Map.of("login", "browsing", "password", Browser.PASSWORD);
    return Stream.of(
        page("sign-up form: no proof", 422, w -> w.stranger().fresh().form("/auth/sign_up", wish)),
        page("log-in form: no proof", 422, w -> w.stranger().fresh().form("/auth/log_in", known)),
        page(
            "log-in form: forged proof",
            422,
            w ->
                w.stranger()
                    .fresh()
                    .with("Cookie", "sadari_form=" + "0".repeat(32))
                    .form("/auth/log_in", with(known, "csrf", "1".repeat(32)))),
        page(
            "log-in form: wrong password",
            422,
            w -> filled(w, "/auth/log_in", with(known, "password", "wrong"))),
        page(
            "log-in form: password of 100 kB",
            422,
            w -> filled(w, "/auth/log_in", with(known, "password", "x".repeat(100_000)))),
        page(
            "log-in form: SQL",
            422,
            w -> filled(w, "/auth/log_in", with(known, "login", "' or 1=1 --"))),
        page(
            "sign-up form: script for a name",
            422,
            w -> filled(w, "/auth/sign_up", with(wish, "username", "<script>"))),
        page(
            "sign-up form: no agreement",
            422,
            w -> filled(w, "/auth/sign_up", with(wish, "agreement", ""))),
        page("log-out: no proof", 403, w -> w.browser().client().post("/auth/log_out")),
        page(
            "log-out: forged proof",
            403,
            w -> w.browser().client().form("/auth/log_out", Map.of("csrf", "forged"))),
        page("log-out of others: no proof", 403, w -> logOutOthers(w)),
        page("log-out: by a stranger", 401, w -> w.stranger().fresh().post("/auth/log_out")));
  }

  private static Answer logOutOthers(World world) {
    return world
        .browser()
        .client()
        .with("Origin", "https://evil.example")
        .with("Sec-Fetch-Site", "cross-site")
        .post("/auth/log_out_others");
  }

  private static Map<String, String> with(Map<String, String> fields, String key, String value) {
    Map<String, String> changed = new HashMap<>(fields);
    changed.put(key, value);
    return changed;
  }

  private static Answer filled(World world, String path, Map<String, String> fields) {
    Browser browser = new Browser(world.stranger().fresh());
    return browser.submit(browser.client().get(path), path, fields);
  }
}
