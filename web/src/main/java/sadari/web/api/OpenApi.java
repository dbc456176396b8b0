package sadari.web.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import sadari.core.media.edit.Edits;
import sadari.core.media.edit.MediaEditStore;
import sadari.core.media.edit.Operation;
import sadari.core.media.edit.Parameter;
import sadari.web.http.Json;

/// The description of every endpoint below `/api`, as OpenAPI 3.1: what this server has beyond the
/// usual client API in full, the rest by [ClientCalls]. Operations and bounds are written from the
/// code that checks them, so that they cannot differ.
final class OpenApi {
  private static final String BASE = "/api/sadari/v1";
  private static final String JSON = "application/json";

  private OpenApi() {}

  static byte[] document() {
    return Json.object(
        json ->
            json.field("openapi", "3.1.0")
                .object("info", info -> info.field("title", "Sadari").field("version", "1"))
                .object("externalDocs", docs -> docs.field("url", ClientCalls.ENTITIES))
                .object("paths", OpenApi::paths)
                .object("components", OpenApi::components));
  }

  private static void paths(Json json) {
    json.object(BASE + "/media/{id}/edits", path -> path.object("post", OpenApi::ask))
        .object(BASE + "/media/{id}/undo", path -> path.object("post", OpenApi::undo))
        .object(BASE + "/media/{id}/versions", path -> path.object("get", OpenApi::versions))
        .object(BASE + "/jobs/{id}", path -> path.object("get", OpenApi::job))
        .object(BASE + "/openapi.json", path -> path.object("get", OpenApi::self));
    ClientCalls.paths(json);
  }

  private static void ask(Json json) {
    json.field(
            "summary",
            "Asks for edits to a photo of one's own. They change the version that is shown now; of"
                + " several the one asked for last is shown in the end.")
        .array("parameters", List.of("id", "Idempotency-Key"), OpenApi::parameter)
        .object(
            "requestBody", body -> body.field("required", true).object("content", OpenApi::wanted));
    answers(json, "202", "Job", "It will be done; look at the job's url.");
  }

  private static void wanted(Json content) {
    content.object(
        JSON,
        type ->
            type.object(
                "schema",
                schema ->
                    schema
                        .field("type", "object")
                        .array("required", List.of("operations"), Json::value)
                        .object("properties", OpenApi::operations)));
  }

  private static void operations(Json json) {
    json.object(
        "operations",
        list ->
            list.field("type", "array")
                .field("description", "Applied in this order.")
                .field("minItems", 1)
                .field("maxItems", Edits.MOST)
                .object(
                    "items",
                    items ->
                        items.array(
                            "oneOf",
                            Arrays.asList(Operation.values()),
                            (one, operation) -> reference(one, name(operation)))));
  }

  private static void undo(Json json) {
    json.field("summary", "Shows an older version again.")
        .array("parameters", List.of("id"), OpenApi::parameter)
        .object(
            "requestBody",
            body ->
                body.object(
                    "content",
                    content ->
                        content.object(
                            JSON, type -> type.object("schema", OpenApi::wantedVersion))));
    answers(json, "200", "MediaAttachment", "The photo as it is shown now.");
  }

  private static void wantedVersion(Json json) {
    json.field("type", "object")
        .object(
            "properties",
            properties ->
                properties.object(
                    "version",
                    version ->
                        version
                            .field("type", "integer")
                            .field("minimum", 0)
                            .field("maximum", MediaEditStore.MOST_VERSIONS)
                            .field(
                                "description",
                                "Without it: the version that the present one was made of.")));
  }

  private static void versions(Json json) {
    json.field("summary", "A photo's versions, oldest first; 0 is what was uploaded.")
        .array("parameters", List.of("id"), OpenApi::parameter);
    answers(json, "200", "Versions", "All of them, and which is shown.");
  }

  private static void job(Json json) {
    json.field("summary", "How far work is. Only who asked for it may look.")
        .array("parameters", List.of("id"), OpenApi::parameter);
    answers(json, "200", "Job", "As it is now.");
  }

  private static void self(Json json) {
    json.field("summary", "This document.")
        .object("responses", all -> all.object("200", ok -> ok.field("description", "OpenAPI")));
  }

  private static void parameter(Json json, String name) {
    boolean id = name.equals("id");
    json.fields(
        fields ->
            fields
                .field("name", name)
                .field("in", id ? "path" : "header")
                .field("required", id)
                .field(
                    "description",
                    id
                        ? "A decimal number as text."
                        : "Makes a repeated request give the first one's answer.")
                .object("schema", schema -> schema.field("type", "string")));
  }

  private static void answers(Json json, String status, String schema, String meaning) {
    json.array(
            "security",
            List.of("write:media"),
            (one, scope) -> one.fields(f -> f.array("bearer", List.of(scope), Json::value)))
        .object(
            "responses",
            all -> {
              all.object(
                  status,
                  good ->
                      good.field("description", meaning)
                          .object(
                              "content",
                              content ->
                                  content.object(
                                      JSON,
                                      type -> type.object("schema", s -> reference(schema, s)))));
              all.object("401", bad -> bad.field("description", "No token, or one that is over."));
              all.object("403", bad -> bad.field("description", "The token lacks the scope."));
              all.object("404", bad -> bad.field("description", "Not there, or not one's own."));
              all.object(
                  "422",
                  bad ->
                      bad.field(
                          "description",
                          "Out of bounds: `error` says which operation, and which bound."));
            });
  }

  private static void reference(Json json, String schema) {
    json.fields(fields -> reference(schema, fields));
  }

  private static void reference(String schema, Json fields) {
    fields.field("$ref", "#/components/schemas/" + schema);
  }

  private static void components(Json json) {
    json.object(
            "securitySchemes",
            all -> all.object("bearer", one -> one.field("type", "http").field("scheme", "bearer")))
        .object(
            "schemas",
            schemas -> {
              for (Operation operation : Operation.values()) {
                schemas.object(name(operation), one -> operation(one, operation));
              }
              OpenApiAnswers.schemas(schemas);
            });
  }

  /// `blur-region` is described as `BlurRegion`.
  static String name(Operation operation) {
    StringBuilder name = new StringBuilder();
    for (String word : operation.text().split("-", -1)) {
      name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return name.toString();
  }

  private static void operation(Json json, Operation operation) {
    List<String> names = operation.parameters().stream().map(Parameter::name).toList();
    json.field("type", "object")
        .field("description", operation.meaning())
        .array("required", names, Json::value)
        .field("additionalProperties", false)
        .object(
            "properties",
            all -> {
              all.object("op", op -> op.field("const", operation.text()));
              for (Parameter parameter : operation.parameters()) {
                all.object(parameter.name(), one -> bounds(one, parameter));
              }
            });
  }

  private static void bounds(Json json, Parameter parameter) {
    switch (parameter) {
      case Parameter.Range range ->
          json.field("type", range.whole() ? "integer" : "number")
              .field("minimum", range.least())
              .field("maximum", range.most())
              .field("x-unit", range.unit().name().toLowerCase(Locale.ROOT))
              .field("description", range.meaning());
      case Parameter.Choice choice ->
          json.field("type", "string")
              .array("enum", choice.words(), Json::value)
              .field("description", choice.meaning());
    }
  }
}
