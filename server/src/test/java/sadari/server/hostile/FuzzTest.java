package sadari.server.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sadari.server.client.Answer;
import sadari.server.client.Client;
import sadari.server.client.People;
import sadari.server.client.People.Person;
import sadari.server.client.Pictures;
import sadari.server.client.Rows;
import sadari.server.client.RunningServer;

/// Random requests on all routes, with a good token: refused or not, never a fault of the server's.
///
/// `-Dsadari.fuzz.seed=N` repeats a run.
class FuzzTest {
  private static final int REQUESTS = 2_000;
  private static final int PHOTOS = 150;

  private static final List<String> ROUTES =
      List.of(
          "GET /api/v1/statuses",
          "POST /api/v1/statuses",
          "GET /api/v1/statuses/ID",
          "DELETE /api/v1/statuses/ID",
          "GET /api/v1/statuses/ID/context",
          "POST /api/v1/statuses/ID/reblog",
          "POST /api/v1/statuses/ID/unreblog",
          "POST /api/v1/statuses/ID/favourite",
          "POST /api/v1/statuses/ID/unfavourite",
          "POST /api/v1/statuses/ID/bookmark",
          "GET /api/v1/statuses/ID/favourited_by",
          "GET /api/v1/statuses/ID/reblogged_by",
          "GET /api/v1/favourites",
          "GET /api/v1/bookmarks",
          "GET /api/v1/accounts",
          "GET /api/v1/accounts/ID",
          "GET /api/v1/accounts/lookup",
          "GET /api/v1/accounts/ID/statuses",
          "GET /api/v1/accounts/ID/followers",
          "GET /api/v1/accounts/relationships",
          "POST /api/v1/accounts/ID/follow",
          "POST /api/v1/accounts/ID/unfollow",
          "POST /api/v1/accounts",
          "PATCH /api/v1/accounts/update_credentials",
          "DELETE /api/v1/profile/avatar",
          "GET /api/v1/follow_requests",
          "POST /api/v1/follow_requests/ID/authorize",
          "GET /api/v1/notifications",
          "GET /api/v1/notifications/ID",
          "POST /api/v1/notifications/ID/dismiss",
          "POST /api/v2/media",
          "PUT /api/v1/media/ID",
          "GET /api/v1/timelines/home",
          "GET /api/v1/timelines/public",
          "GET /api/v1/timelines/tag/ID",
          "POST /api/v1/apps",
          "POST /oauth/token",
          "POST /oauth/revoke",
          "GET /oauth/authorize",
          "POST /oauth/authorize",
          "POST /auth/log_in",
          "POST /auth/sign_up",
          "GET /auth/log_in",
          "POST /auth/log_out",
          "GET /@ID/ID",
          "GET /@ID",
          "GET /tags/ID",
          "GET /media/ID",
          "GET /.well-known/webfinger",
          "GET /api/v2/search");

  private static final List<String> NAMES =
      List.of(
          "status",
          "visibility",
          "media_ids",
          "media_ids[]",
          "in_reply_to_id",
          "spoiler_text",
          "sensitive",
          "language",
          "poll",
          "limit",
          "max_id",
          "min_id",
          "since_id",
          "id",
          "id[]",
          "acct",
          "display_name",
          "note",
          "fields_attributes",
          "fields_attributes[0][name]",
          "source",
          "source[privacy]",
          "avatar",
          "client_name",
          "redirect_uris",
          "scopes",
          "scope",
          "website",
          "grant_type",
          "client_id",
          "client_secret",
          "code",
          "token",
          "username",
          "email",
          "password",
          "agreement",
          "csrf",
          "login",
          "return_to",
          "any[]",
          "types[]",
          "description",
          "focus",
          "resource",
          "q",
          "only_media",
          "tagged",
          "account_id");

  private static final List<String> VALUES =
      List.of(
          "",
          "x",
          "0",
          "-1",
          "1",
          "1e400",
          "NaN",
          "true",
          "null",
          "public",
          "direct",
          "read",
          "9223372036854775807",
          "9223372036854775808",
          "\ud83d\ude00".repeat(300),
          "a".repeat(600),
          "@a @b #c https://e.example/?a=b",
          "' or 1=1 --",
          "<script>",
          "\u0001",
          "\u202e",
          "https://e.example/",
          "javascript:x",
          "client_credentials",
          "authorization_code",
          "acct:a@b");

  @Test
  void randomRequestsNeverMeetAFault(@TempDir Path data) {
    long seed = Long.getLong("sadari.fuzz.seed", System.nanoTime());
    System.out.println("sadari.fuzz.seed=" + seed);
    RandomGenerator random = new SplittableRandom(seed);
    try (RunningServer server = RunningServer.start(data, Map.of())) {
      People people = new People(server);
      Person person = people.arrive("fuzz");
      List<Client> callers =
          List.of(person.client(), server.stranger(), server.stranger().as(people.appToken()));
      List<String> ids = List.of(person.id(), post(person), "1", "0", "x", "%F0%9F%98%80", "%00");
      int[] classes = new int[6];
      for (int i = 0; i < REQUESTS; i++) {
        classes[fired(random, callers.get(random.nextInt(10) / 8 + random.nextInt(9) / 8), ids)]++;
      }
      for (int i = 0; i < PHOTOS; i++) {
        classes[photo(random, person.client())]++;
      }
      System.out.println("2xx " + classes[2] + ", 3xx " + classes[3] + ", 4xx " + classes[4]);
      assertSettledWell(server);
    }
  }

  private static String post(Person person) {
    Map<String, ?> draft = Map.of("status", "to be found");
    return person.client().post("/api/v1/statuses", draft).ok().get("id").asText();
  }

  private static void assertSettledWell(RunningServer server) {
    try (Rows rows = server.rows()) {
      rows.awaitSettled();
      assertEquals(0, rows.number("select count(*) from bucket.outbox where buried"));
    }
  }

  private static <T> T one(RandomGenerator random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static int fired(RandomGenerator random, Client client, List<String> ids) {
    String[] route = one(random, ROUTES).split(" ");
    String path = route[1];
    while (path.contains("ID")) {
      path = path.replaceFirst("ID", one(random, ids));
    }
    if (random.nextBoolean()) {
      path += "?" + form(random);
    }
    String told = route[0] + " " + path;
    return switch (random.nextInt(5)) {
      case 0 -> judged(told, client.bare(route[0], path));
      case 1 -> sent(client, route[0], path, "application/x-www-form-urlencoded", form(random));
      case 2, 3 -> sent(client, route[0], path, "application/json", json(random, 0));
      default -> sent(client, route[0], path, "application/json", noise(random));
    };
  }

  private static int sent(Client client, String method, String path, String type, String body) {
    byte[] bytes = body.getBytes(type.endsWith("json") ? UTF_8 : ISO_8859_1);
    return judged(method + " " + path + " " + body, client.send(method, path, type, bytes));
  }

  private static int judged(String told, Answer answer) {
    assertTrue(answer.status() < 500, () -> told + "\n" + answer);
    boolean refusedByApi = answer.status() >= 400 && told.contains(" /api/");
    assertTrue(!refusedByApi || answer.json().has("error"), () -> told + "\n" + answer);
    return answer.status() / 100;
  }

  private static String form(RandomGenerator random) {
    StringBuilder form = new StringBuilder();
    for (int i = random.nextInt(5); i >= 0; i--) {
      String value = java.net.URLEncoder.encode(one(random, VALUES), UTF_8);
      String name = java.net.URLEncoder.encode(one(random, NAMES), UTF_8);
      form.append(name).append('=').append(value).append('&');
    }
    return form.toString();
  }

  private static String json(RandomGenerator random, int depth) {
    StringBuilder json = new StringBuilder("{");
    for (int i = random.nextInt(4); i >= 0; i--) {
      json.append('"').append(one(random, NAMES)).append(i).append("\":1,");
      json.append('"').append(one(random, NAMES)).append("\":");
      json.append(value(random, depth)).append(i == 0 ? "" : ",");
    }
    return json.append('}').toString();
  }

  private static String value(RandomGenerator random, int depth) {
    return switch (random.nextInt(depth > 3 ? 4 : 6)) {
      case 0 -> one(random, List.of("1", "-1", "1e400", "true", "null", "99999999999999999999"));
      case 1, 2, 3 -> "\"" + one(random, VALUES).replace("\u0001", "\\u0001") + "\"";
      case 4 -> "[" + value(random, depth + 1) + "," + value(random, depth + 1) + "]";
      default -> json(random, depth + 1);
    };
  }

  private static String noise(RandomGenerator random) {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return new String(bytes, ISO_8859_1);
  }

  /// A good photo with a few bytes changed, or cut off.
  private static int photo(RandomGenerator random, Client client) {
    byte[] file = Pictures.photo(60, 40, random.nextBoolean() ? "jpg" : "png");
    for (int i = random.nextInt(8); i > 0; i--) {
      file[random.nextInt(file.length)] = (byte) random.nextInt();
    }
    byte[] cut = java.util.Arrays.copyOf(file, file.length - random.nextInt(file.length) / 2);
    return judged("a photo", client.upload("/api/v2/media", "p.jpg", "image/jpeg", cut, Map.of()));
  }
}
