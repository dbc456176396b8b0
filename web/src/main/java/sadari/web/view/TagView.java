package sadari.web.view;

import java.util.Collection;
import sadari.core.text.Html;
import sadari.web.http.Json;

/// A tag as JSON: Tag. Nothing is counted by tag and day yet, and tags cannot be followed.
public final class TagView {
  private final Html html;

  public TagView(Html html) {
    this.html = html;
  }

  /// One tag.
  public byte[] json(String tag) {
    return Json.object(json -> write(json, tag));
  }

  /// Several tags.
  public byte[] json(Collection<String> tags) {
    return Json.array(tags, (json, tag) -> json.fields(fields -> write(fields, tag)));
  }

  private void write(Json json, String tag) {
    json.field("name", tag)
        .field("url", html.tagUrl(tag))
        .array("history", java.util.List.<String>of(), Json::value)
        .field("following", false);
  }
}
