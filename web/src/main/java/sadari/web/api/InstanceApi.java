package sadari.web.api;

import java.util.List;
import java.util.Optional;
import sadari.core.account.AccountStore;
import sadari.core.account.EditProfile;
import sadari.core.media.Photos;
import sadari.core.post.PostStore;
import sadari.core.publish.Publisher;
import sadari.core.text.Tokenizer;
import sadari.web.http.Json;
import sadari.web.http.Request;
import sadari.web.http.Response;
import sadari.web.http.Router;
import sadari.web.view.Links;

/// What the server says of itself: `/api/v1/instance`, `/api/v2/instance`.
///
/// It advertises what works here, and nothing else.
public final class InstanceApi {
  private static final List<String> IMAGE_TYPES =
      List.of("image/jpeg", "image/png", "image/gif", "image/webp");

  private final AccountStore accounts;
  private final PostStore posts;
  private final Links links;
  private final About about;

  /// What an operator says of the server.
  ///
  /// @param version of Sadari
  /// @param open whether new people may come
  /// @param maxUpload the largest photo, in bytes
  /// @param maxPixels the largest photo, in pixels
  public record About(
      String version,
      String title,
      String description,
      String contact,
      boolean open,
      long maxUpload,
      long maxPixels) {}

  public InstanceApi(AccountStore accounts, PostStore posts, Links links, About about) {
    this.accounts = accounts;
    this.posts = posts;
    this.links = links;
    this.about = about;
  }

  /// Adds the routes.
  public void addTo(Router.Builder router) {
    router.get("/api/v1/instance", this::first);
    router.get("/api/v2/instance", this::second);
    router.get("/api/v1/instance/rules", _ -> none());
    router.get("/api/v1/custom_emojis", _ -> none());
  }

  private static Response none() {
    return Response.json(Json.array(List.<byte[]>of()));
  }

  private String version() {
    return "4.3.0 (compatible; Sadari " + about.version() + ")";
  }

  private Response first(Request request) {
    long people = accounts.count();
    return Response.json(
        Json.object(
            json -> {
              json.field("uri", links.host())
                  .field("title", about.title())
                  .field("short_description", about.description())
                  .field("description", about.description())
                  .field("email", about.contact())
                  .field("version", version())
                  .object("urls", urls -> urls.field("streaming_api", streaming()))
                  .object(
                      "stats",
                      stats ->
                          stats
                              .field("user_count", people)
                              .field("status_count", posts.count())
                              .field("domain_count", 1))
                  .nullField("thumbnail")
                  .array("languages", List.of("en", "ko"), Json::value)
                  .field("registrations", about.open())
                  .field("approval_required", false)
                  .field("invites_enabled", false)
                  .object("configuration", this::configuration)
                  .nullField("contact_account")
                  .array("rules", List.<String>of(), Json::value);
            }));
  }

  private Response second(Request request) {
    long people = accounts.count();
    return Response.json(
        Json.object(
            json -> {
              json.field("domain", links.host())
                  .field("title", about.title())
                  .field("version", version())
                  .field("source_url", "")
                  .field("description", about.description())
                  .object(
                      "usage",
                      usage -> usage.object("users", users -> users.field("active_month", people)))
                  .object(
                      "thumbnail",
                      thumbnail -> thumbnail.field("url", links.avatar(Optional.empty())))
                  .array("icon", List.<String>of(), Json::value)
                  .array("languages", List.of("en", "ko"), Json::value)
                  .object("configuration", this::wholeConfiguration)
                  .object("registrations", this::registrations)
                  .object("api_versions", versions -> versions.field("mastodon", 2))
                  .object(
                      "contact",
                      contact -> contact.field("email", about.contact()).nullField("account"))
                  .array("rules", List.<String>of(), Json::value);
            }));
  }

  private void registrations(Json json) {
    json.field("enabled", about.open())
        .field("approval_required", false)
        .nullField("message")
        .nullField("url");
  }

  private String streaming() {
    return links.base().replaceFirst("^http", "ws");
  }

  private void wholeConfiguration(Json json) {
    json.object(
        "urls",
        urls ->
            urls.field("streaming", streaming())
                .nullField("status")
                .field("about", links.base() + "/")
                .nullField("privacy_policy")
                .nullField("terms_of_service"));
    json.object("vapid", vapid -> vapid.field("public_key", ""));
    configuration(json);
    json.object("translation", translation -> translation.field("enabled", false));
    json.field("limited_federation", true);
  }

  private void configuration(Json json) {
    json.object(
            "accounts",
            a ->
                a.field("max_featured_tags", 0)
                    .field("max_pinned_statuses", 0)
                    .field("max_profile_fields", EditProfile.MAX_FIELDS))
        .object(
            "statuses",
            s ->
                s.field("max_characters", Publisher.MAX_LENGTH)
                    .field("max_media_attachments", Publisher.MAX_MEDIA)
                    .field("characters_reserved_per_url", Tokenizer.LINK_LENGTH))
        .object(
            "media_attachments",
            m ->
                m.array("supported_mime_types", IMAGE_TYPES, Json::value)
                    .field("description_limit", Photos.MAX_DESCRIPTION)
                    .field("image_size_limit", about.maxUpload())
                    .field("image_matrix_limit", about.maxPixels())
                    .field("video_size_limit", 0)
                    .field("video_frame_rate_limit", 0)
                    .field("video_matrix_limit", 0))
        .object(
            "polls",
            p ->
                // There are none yet; clients want the object all the same.
                p.field("max_options", 0)
                    .field("max_characters_per_option", 50)
                    .field("min_expiration", 300)
                    .field("max_expiration", 2_629_746));
  }
}
