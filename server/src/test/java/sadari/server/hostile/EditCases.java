package sadari.server.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static sadari.server.hostile.Case.json;

import java.util.Map;
import java.util.stream.Stream;

/// Edits to photos that are none, or beyond all bounds.
final class EditCases {
  private EditCases() {}

  static Stream<Case> all() {
    return Stream.concat(operations(), others());
  }

  private static Case edits(String name, int status, String operations) {
    byte[] body = ("{\"operations\":" + operations + "}").getBytes(UTF_8);
    return json(
        "edits: " + name,
        status,
        world ->
            world
                .asAnn()
                .send(
                    "POST",
                    "/api/sadari/v1/media/" + world.owned().photo() + "/edits",
                    "application/json",
                    body));
  }

  private static Stream<Case> operations() {
    String grey = "{\"op\":\"grayscale\"}";
    return Stream.of(
        edits("none", 422, "[]"),
        edits("null", 422, "null"),
        edits("a text", 422, "\"grayscale\""),
        edits("numbers", 422, "[1,2]"),
        edits("seventeen", 422, "[" + (grey + ",").repeat(16) + grey + "]"),
        edits("ten thousand", 413, "[" + (grey + ",").repeat(10_000) + grey + "]"),
        edits("an unknown one", 422, "[{\"op\":\"explode\"}]"),
        edits("no name", 422, "[{\"sigma\":1}]"),
        edits("a list for a name", 422, "[{\"op\":[\"blur\",\"crop\"],\"sigma\":1}]"),
        edits("SQL for a name", 422, "[{\"op\":\"blur'; drop table bucket.media; --\"}]"),
        edits("an endless blur", 422, "[{\"op\":\"blur\",\"sigma\":1e300}]"),
        edits("a blur of nothing", 422, "[{\"op\":\"blur\",\"sigma\":0}]"),
        edits("a blur of NaN", 422, "[{\"op\":\"blur\",\"sigma\":\"NaN\"}]"),
        edits("a blur of a text", 422, "[{\"op\":\"blur\",\"sigma\":\"much\"}]"),
        edits("a blur of an object", 422, "[{\"op\":\"blur\",\"sigma\":{}}]"),
        edits("a number of 90 digits", 422, "[{\"op\":\"blur\",\"sigma\":" + "9".repeat(90) + "}]"),
        edits("a crop to nothing", 422, crop(0, 0, 0, 1)),
        edits("a crop beyond the edge", 422, crop(0.5, 0, 0.6, 1)),
        edits("a crop from outside", 422, crop(-0.1, 0, 0.5, 1)),
        edits("a rotation by 91", 422, "[{\"op\":\"rotate\",\"degrees\":91}]"),
        edits("a size of a million", 422, "[{\"op\":\"resize\",\"width\":1e6,\"height\":1e6}]"),
        edits("a parameter too many", 422, "[{\"op\":\"grayscale\",\"x\":1}]"),
        edits(
            "a good one and a bad one", 422, "[" + grey + ",{\"op\":\"contrast\",\"factor\":5}]"));
  }

  private static String crop(double x, double y, double width, double height) {
    return "[{\"op\":\"crop\",\"x\":%s,\"y\":%s,\"width\":%s,\"height\":%s}]"
        .formatted(x, y, width, height);
  }

  private static Stream<Case> others() {
    Map<String, Object> grey = Map.of("operations", java.util.List.of(Map.of("op", "grayscale")));
    return Stream.of(
        json(
            "edits: somebody else's photo",
            404,
            world ->
                world
                    .asBob()
                    .post("/api/sadari/v1/media/" + world.owned().photo() + "/edits", grey)),
        json(
            "edits: undoing what somebody else's photo shows",
            404,
            world -> world.asBob().post("/api/sadari/v1/media/" + world.owned().photo() + "/undo")),
        json(
            "edits: a key of a thousand characters",
            422,
            world ->
                world
                    .asAnn()
                    .with("Idempotency-Key", "k".repeat(1_000))
                    .post("/api/sadari/v1/media/" + world.owned().photo() + "/edits", grey)),
        json(
            "edits: undoing what was never edited",
            422,
            world -> world.asAnn().post("/api/sadari/v1/media/" + world.owned().photo() + "/undo")),
        json(
            "edits: a version there is not",
            422,
            world ->
                world
                    .asAnn()
                    .post(
                        "/api/sadari/v1/media/" + world.owned().photo() + "/undo",
                        Map.of("version", 99_999_999_999L))));
  }
}
