package sadari.web.api;

import sadari.core.media.Photos;
import sadari.web.http.Json;

/// What may be sent with a photo, or said of it later, for [OpenApi]: with the bounds that
/// [MediaApi] holds it to.
final class PhotoForm {
  private PhotoForm() {}

  static void described(Json json) {
    json.object(
        "content",
        content ->
            content.object(
                "multipart/form-data", type -> type.object("schema", PhotoForm::schema)));
  }

  private static void schema(Json json) {
    json.field("type", "object")
        .object(
            "properties",
            all ->
                all.object("file", PhotoForm::file)
                    .object("description", PhotoForm::description)
                    .object("focus", PhotoForm::focus));
  }

  private static void file(Json json) {
    json.field("type", "string")
        .field("contentMediaType", "image/*")
        .field("description", "The photo; only when it is uploaded, and then always.");
  }

  private static void description(Json json) {
    json.field("type", "string")
        .field("maxLength", Photos.MAX_DESCRIPTION)
        .field("description", "For people who cannot see it.");
  }

  private static void focus(Json json) {
    double most = Photos.MAX_FOCUS;
    json.field("type", "string")
        .field("x-minimum", -most)
        .field("x-maximum", most)
        .field(
            "description",
            "What stays visible when the photo is cropped: two numbers, x,y, each from %s to %s"
                    .formatted(-most, most)
                + " (left to right, bottom to top). Beyond that it is refused with 422.");
  }
}
