package sadari.server.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static sadari.server.hostile.Case.json;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Bodies that are broken, or of the wrong types.
final class JsonCases {
  private static final String PATH = "/api/v1/statuses";
  private static final String FORM = "application/x-www-form-urlencoded";

  private JsonCases() {}

  static Stream<Case> all() {
    return Stream.of(broken(), wronglyTyped(), undecodable(), forms()).flatMap(all -> all);
  }

  private static Case body(String name, int status, String body) {
    return sent("JSON: " + name, status, "application/json", body.getBytes(UTF_8));
  }

  private static Case form(String name, int status, String body) {
    return sent("form: " + name, status, FORM, body.getBytes(UTF_8));
  }

  private static Case sent(String name, int status, String type, byte[] body) {
    return json(name, status, world -> world.asAnn().send("POST", PATH, type, body));
  }

  private static Stream<Case> broken() {
    return Stream.of(
        body("an array", 400, "[\"x\"]"),
        body("a text", 400, "\"x\""),
        body("a number", 400, "1"),
        body("null", 400, "null"),
        body("cut off", 400, "{\"status\":\"x"),
        body("two objects", 400, "{\"status\":\"x\"}{}"),
        body("a key twice", 400, "{\"status\":\"x\",\"status\":\"y\"}"),
        body("a thousand levels", 400, "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000)),
        body("100,000 brackets", 400, "[".repeat(100_000)),
        body("deep beside a text", 400, "{\"status\":\"x\",\"a\":" + "[".repeat(40) + "}"),
        body("30,000 values", 400, "{\"media_ids\":[" + "1,".repeat(30_000) + "1]}"),
        body("a long key", 400, "{\"" + "k".repeat(60_000) + "\":1}"),
        body("a number of 1,000 digits", 400, "{\"status\":" + "9".repeat(1_000) + "}"),
        body("a comment", 400, "{/* x */\"status\":\"x\"}"),
        body("single quotes", 400, "{'status':'x'}"),
        body("a comma at the end", 400, "{\"status\":\"x\",}"),
        body("NaN", 400, "{\"status\":NaN}"),
        body("a raw line break", 400, "{\"status\":\"x\ny\"}"),
        body("a wrong escape", 400, "{\"status\":\"\\x41\"}"),
        body("a byte order mark alone", 422, "\ufeff"),
        body("nothing", 422, ""));
  }

  private static Stream<Case> wronglyTyped() {
    return Stream.of(
        body("texts for a text", 422, "{\"status\":[\"x\",\"y\"]}"),
        body("an object for a text", 422, "{\"status\":{\"x\":1}}"),
        body("a number for a text", 422, "{\"status\":1}"),
        body("true for a text", 422, "{\"status\":true}"),
        body("null for a text", 422, "{\"status\":null}"),
        body("texts for a word", 422, "{\"status\":\"x\",\"visibility\":[\"public\",\"x\"]}"),
        body("an object for an id", 422, "{\"status\":\"x\",\"in_reply_to_id\":{\"id\":1}}"),
        body("1e400 for an id", 422, "{\"status\":\"x\",\"in_reply_to_id\":1e400}"),
        body("-1 for an id", 422, "{\"status\":\"x\",\"in_reply_to_id\":-1}"),
        body("1.5 for an id", 422, "{\"status\":\"x\",\"in_reply_to_id\":1.5}"),
        body("2^63 for an id", 422, "{\"status\":\"x\",\"in_reply_to_id\":9223372036854775808}"),
        body("letters for an id", 422, "{\"status\":\"x\",\"in_reply_to_id\":\"abc\"}"),
        body("an object for ids", 422, "{\"status\":\"x\",\"media_ids\":{\"a\":\"1\"}}"),
        body("ids in ids", 422, "{\"status\":\"x\",\"media_ids\":[[\"1\"]]}"),
        body("an object for a flag", 422, "{\"status\":\"x\",\"sensitive\":{}}"),
        body("a text for a poll", 422, "{\"status\":\"x\",\"poll\":\"yes\"}"),
        body("2 for a flag", 422, "{\"status\":\"x\",\"sensitive\":2}"));
  }

  private static Stream<Case> undecodable() {
    return Stream.of(
        sent(
            "JSON: invalid UTF-8",
            400,
            "application/json",
            "{\"status\":\"\u00ff\u00fe\"}".getBytes(ISO_8859_1)),
        sent(
            "JSON: overlong UTF-8",
            400,
            "application/json",
            "{\"status\":\"\u00c0\u00af\"}".getBytes(ISO_8859_1)),
        sent(
            "JSON: a surrogate in UTF-8",
            400,
            "application/json",
            "{\"status\":\"\u00ed\u00a0\u0080\"}".getBytes(ISO_8859_1)),
        body("half a surrogate pair", 422, "{\"status\":\"\\ud800\"}"),
        body("a pair the wrong way", 422, "{\"status\":\"\\udc00\\ud800\"}"),
        body("half a pair in a key", 400, "{\"status\":\"x\",\"\\ud800\":1}"),
        body("NUL, escaped", 422, "{\"status\":\"\\u0000\"}"),
        body("NUL, raw", 400, "{\"status\":\"\u0000\"}"),
        sent("text/plain", 422, "text/plain", "status=x".getBytes(UTF_8)),
        sent("XML", 422, "application/xml", "<status>x</status>".getBytes(UTF_8)),
        sent("no type that is one", 422, ";;;", "x".getBytes(UTF_8)));
  }

  private static Stream<Case> forms() {
    return Stream.of(
        form("invalid UTF-8", 400, "status=%ff%fe"),
        form("an overlong slash", 400, "status=%c0%af"),
        form("broken percent", 400, "status=%zz"),
        form("percent at the end", 400, "status=%4"),
        form("NUL", 422, "status=a%00b"),
        form("texts for a text", 422, "status[]=a&status[]=b"),
        form("a group for a text", 422, "status[a]=b"),
        form("two forms of one", 400, "status=a&status[b]=c"),
        form("nine levels", 400, "a[b][c][d][e][f][g][h][i]=1"),
        form("an index of 20 digits", 422, "media_ids[99999999999999999999]=1&status=x"),
        form("3,000 values", 400, numbered()),
        form("a poll", 422, "status=x&poll[options][]=a&poll[options][]=b&poll[expires_in]=300"),
        sent("form: raw bytes", 400, FORM, new byte[] {'s', 't', '=', (byte) 0xff, (byte) 0xc3}));
  }

  private static String numbered() {
    return IntStream.range(0, 3_000).mapToObj(i -> "p" + i + "=1").collect(Collectors.joining("&"));
  }
}
