package sadari.web.api;

import java.util.List;
import sadari.web.http.Json;

/// What the answers look like that [OpenApi] describes.
final class OpenApiAnswers {
  private OpenApiAnswers() {}

  static void schemas(Json json) {
    json.object("Job", OpenApiAnswers::job)
        .object("Versions", OpenApiAnswers::versions)
        .object(
            "MediaAttachment",
            media ->
                media
                    .field("type", "object")
                    .field("description", "As everywhere in the client API."));
  }

  private static void job(Json json) {
    json.field("type", "object")
        .object(
            "properties",
            outer ->
                outer.object(
                    "job",
                    job ->
                        job.field("type", "object")
                            .object("properties", OpenApiAnswers::jobFields)));
  }

  private static void jobFields(Json json) {
    text(json, "id", "A decimal number.");
    text(json, "kind", "What kind of work: photo-edit.");
    text(json, "media_id", "The photo.");
    text(json, "url", "Where to look again.");
    text(json, "error", "Why it failed.");
    json.object(
        "state",
        state ->
            state
                .field("type", "string")
                .array("enum", List.of("queued", "running", "done", "failed"), Json::value));
    json.object(
        "progress",
        progress ->
            progress
                .field("type", "integer")
                .field("minimum", 0)
                .field("maximum", 100)
                .field("x-unit", "percent"));
    json.object(
        "version",
        version ->
            version.field("type", "integer").field("description", "The version that it makes."));
    json.object(
        "media",
        media ->
            media
                .field("$ref", "#/components/schemas/MediaAttachment")
                .field("description", "The photo as it is shown, once it is done."));
  }

  private static void versions(Json json) {
    json.field("type", "object")
        .object(
            "properties",
            all ->
                all.object("shown", shown -> shown.field("type", "integer"))
                    .object(
                        "versions",
                        list ->
                            list.field("type", "array")
                                .object("items", items -> items.field("type", "object"))));
  }

  private static void text(Json json, String name, String meaning) {
    json.object(name, one -> one.field("type", "string").field("description", meaning));
  }
}
