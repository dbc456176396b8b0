package sadari.server.hostile;

import static sadari.server.hostile.Case.json;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Ids that are none, and queries that ask for what there is not.
final class IdCases {
  private static final List<String> PATHS =
      List.of(
          "/api/v1/statuses/ID",
          "/api/v1/statuses/ID/context",
          "/api/v1/accounts/ID",
          "/api/v1/accounts/ID/statuses",
          "/api/v1/accounts/ID/followers",
          "/api/v1/media/ID",
          "/api/sadari/v1/media/ID/versions",
          "/api/sadari/v1/jobs/ID",
          "/api/v1/notifications/ID",
          "/@nobody_of_that_name/ID");

  /// Each with what it is answered.
  private static final Map<String, Integer> IDS =
      Map.of(
          "0", 404,
          "-1", 404,
          "abc", 404,
          "1.5", 404,
          "9223372036854775808", 404,
          "12345678901234567890", 404,
          "1%20or%201=1", 404,
          "%00", 422,
          "%ff", 400,
          "%zz", 400);

  private IdCases() {}

  static Stream<Case> all() {
    return Stream.of(ids(), pages(), lists(), paths()).flatMap(all -> all);
  }

  private static Stream<Case> ids() {
    return PATHS.stream()
        .flatMap(
            path ->
                IDS.entrySet().stream()
                    .map(
                        id ->
                            raw(
                                "id: " + path.replace("ID", id.getKey()),
                                id.getValue(),
                                path.replace("ID", id.getKey()))));
  }

  /// By the wire, as a client library would refuse to send some of them.
  private static Case raw(String name, int status, String target) {
    return json(
        name,
        status,
        world ->
            world
                .wire()
                .send(
                    "GET "
                        + target
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                        + "Bearer "
                        + world.ann().token()
                        + "\r\n\r\n"));
  }

  private static Stream<Case> pages() {
    return Stream.of(
            "limit=0",
            "limit=-1",
            "limit=abc",
            "limit=1e3",
            "limit=99999999999999999999",
            "limit[]=1&limit[]=2",
            "max_id=abc",
            "max_id=-1",
            "since_id=abc",
            "since_id=1.5",
            "min_id=abc",
            "min_id[a]=1",
            "max_id=%00")
        .flatMap(
            query ->
                Stream.of("/api/v1/timelines/home", "/api/v1/notifications", "/api/v1/favourites")
                    .map(path -> raw("page: " + path + "?" + query, 422, path + "?" + query)));
  }

  private static Stream<Case> lists() {
    String tags =
        IntStream.range(0, 21).mapToObj(i -> "any[]=t" + i).collect(Collectors.joining("&"));
    return Stream.of(
        raw("query: letters for ids", 422, "/api/v1/statuses?id[]=abc"),
        raw("query: 2^63 for ids", 422, "/api/v1/accounts?id[]=9223372036854775808"),
        raw("query: groups for ids", 422, "/api/v1/accounts/relationships?id[][a]=1"),
        raw("query: doubtful flag", 422, "/api/v1/timelines/public?only_media=perhaps"),
        raw("query: 21 tags", 422, "/api/v1/timelines/tag/a?" + tags),
        raw("query: letters for an account", 422, "/api/v1/notifications?account_id=abc"),
        raw("query: groups for kinds", 422, "/api/v1/notifications?types[][a]=mention"),
        raw("query: nobody looked up", 422, "/api/v1/accounts/lookup"),
        raw("query: elsewhere", 404, "/api/v1/accounts/lookup?acct=ann@other.example"),
        raw("query: SQL", 404, "/api/v1/accounts/lookup?acct='%20or%201=1%20--"),
        raw("query: no resource", 400, "/.well-known/webfinger"),
        raw("query: unknown resource", 404, "/.well-known/webfinger?resource=acct:x@y.example"),
        raw("query: broken percent", 400, "/api/v1/timelines/public?limit=%zz"),
        raw("query: invalid UTF-8", 400, "/api/v1/accounts/lookup?acct=%ff"),
        raw("query: NUL", 422, "/api/v1/accounts/lookup?acct=a%00"));
  }

  private static Stream<Case> paths() {
    return Stream.of(
        raw("path: nothing there", 404, "/api/v1/nothing"),
        raw("path: NUL in a tag", 422, "/api/v1/timelines/tag/%00"),
        raw("path: invalid UTF-8 in a tag", 400, "/api/v1/timelines/tag/%ff"),
        raw("path: upwards", 404, "/media/..%2f..%2fsecret"),
        raw("path: a file's name", 404, "/media/postgres"),
        raw("path: NUL in a photo", 422, "/media/a%00.jpg"),
        raw("path: assets upwards", 404, "/assets/..%2f..%2f..%2fetc%2fpasswd"),
        raw("path: assets upwards, plain", 404, "/assets/../../../etc/passwd"));
  }
}
