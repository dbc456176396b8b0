package sadari.web.view;

import sadari.core.media.Media;
import sadari.core.media.Rendition;
import sadari.core.media.edit.Version;
import sadari.web.http.Json;

/// A photo as JSON: MediaAttachment.
public final class MediaView {
  private final Links links;

  public MediaView(Links links) {
    this.links = links;
  }

  /// One photo.
  public byte[] json(Media media) {
    return Json.object(json -> write(json, media));
  }

  void write(Json json, Media media) {
    Rendition small = media.small().orElse(media.original());
    String description = media.caption().description();
    json.field("id", media.id().text())
        .field("type", "image")
        .field("url", links.blob(media.original().blob()))
        .field("preview_url", links.blob(small.blob()))
        .nullField("remote_url")
        .nullField("preview_remote_url")
        .nullField("text_url")
        .object(
            "meta",
            meta ->
                meta.object("original", size -> size(size, media.original()))
                    .object("small", size -> size(size, small))
                    .object(
                        "focus",
                        focus ->
                            focus
                                .field("x", media.caption().focusX())
                                .field("y", media.caption().focusY())))
        .field("description", description.isEmpty() ? null : description)
        .field("blurhash", media.blurhash());
  }

  /// A version of a photo, whichever is shown; the fields of one object.
  public void version(Json json, Version version) {
    Version.Look look = version.look();
    json.field("version", version.number())
        .field("url", links.blob(look.original().blob()))
        .field("preview_url", links.blob(look.small().orElse(look.original()).blob()))
        .object("meta", meta -> meta.object("original", size -> size(size, look.original())))
        .field("blurhash", look.blurhash());
  }

  private static void size(Json json, Rendition rendition) {
    json.field("width", rendition.width())
        .field("height", rendition.height())
        .field("size", rendition.width() + "x" + rendition.height())
        .field("aspect", (double) rendition.width() / rendition.height());
  }
}
