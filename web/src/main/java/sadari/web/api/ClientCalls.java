package sadari.web.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import sadari.web.http.Json;

/// The usual client API, call by call, for [OpenApi]: what there is and who may. What answers look
/// like is told by the documentation of that API.
final class ClientCalls {
  /// What the answers are described by.
  static final String ENTITIES = "https://docs.joinmastodon.org/entities/";

  /// Method, path, scope (`-` for everybody, `*` for any token), meaning.
  private static final String CALLS =
      """
      GET /api/v1/accounts - Several accounts, by their ids.
      POST /api/v1/accounts write:accounts Signs somebody up; answers their token.
      GET /api/v1/accounts/lookup - The account with a handle.
      GET /api/v1/accounts/search read:accounts Accounts by what their names begin with.
      GET /api/v1/accounts/relationships read:follows How the reader and others stand to each other.
      GET /api/v1/accounts/familiar_followers read:follows Whom the reader follows of an account's followers.
      GET /api/v1/accounts/verify_credentials read:accounts One's own account.
      PATCH /api/v1/accounts/update_credentials write:accounts Changes one's own profile.
      PUT /api/v1/accounts/update_credentials write:accounts Changes one's own profile.
      GET /api/v1/accounts/:id - An account.
      GET /api/v1/accounts/:id/statuses - An account's posts, newest first.
      GET /api/v1/accounts/:id/followers - Who follows an account.
      GET /api/v1/accounts/:id/following - Whom an account follows.
      GET /api/v1/accounts/:id/featured_tags - Tags that an account shows; none so far.
      GET /api/v1/accounts/:id/endorsements - Accounts that an account shows; none so far.
      GET /api/v1/accounts/:id/lists read:lists Lists with an account on them; none so far.
      POST /api/v1/accounts/:id/follow write:follows Follows, or asks to.
      POST /api/v1/accounts/:id/unfollow write:follows Follows no longer.
      GET /api/v1/follow_requests read:follows Who asks to follow.
      POST /api/v1/follow_requests/:id/authorize write:follows Lets somebody follow.
      POST /api/v1/follow_requests/:id/reject write:follows Lets somebody not follow.
      DELETE /api/v1/profile/avatar write:accounts Removes one's own picture.
      DELETE /api/v1/profile/header write:accounts Removes one's own header.
      GET /api/v1/preferences read:accounts How one posts and reads.
      POST /api/v1/apps - Registers an application.
      GET /api/v1/apps/verify_credentials * The application that a token is of.
      GET /api/v1/instance - What this server is, in the older form.
      GET /api/v2/instance - What this server is, and its limits.
      GET /api/v1/instance/rules - Rules; none so far.
      GET /api/v1/instance/peers - Other servers known here; none.
      GET /api/v1/instance/domain_blocks - Servers that are blocked; none.
      GET /api/v1/custom_emojis - Emoji of this server; none so far.
      GET /api/v1/statuses - Several posts, by their ids.
      POST /api/v1/statuses write:statuses Posts; with an Idempotency-Key once, however often it is sent.
      GET /api/v1/statuses/:id - A post.
      DELETE /api/v1/statuses/:id write:statuses Deletes a post of one's own.
      GET /api/v1/statuses/:id/context - What a post answers, and what answers it.
      GET /api/v1/statuses/:id/history - A post's versions.
      GET /api/v1/statuses/:id/source read:statuses A post as it was typed.
      POST /api/v1/statuses/:id/reblog write:statuses Boosts.
      POST /api/v1/statuses/:id/unreblog write:statuses Takes a boost back.
      POST /api/v1/statuses/:id/favourite write:favourites Likes.
      POST /api/v1/statuses/:id/unfavourite write:favourites Likes no longer.
      POST /api/v1/statuses/:id/bookmark write:bookmarks Keeps for oneself.
      POST /api/v1/statuses/:id/unbookmark write:bookmarks Keeps no longer.
      GET /api/v1/statuses/:id/favourited_by - Who likes a post.
      GET /api/v1/statuses/:id/reblogged_by - Who boosted a post.
      GET /api/v1/favourites read:favourites What one likes.
      GET /api/v1/bookmarks read:bookmarks What one keeps.
      GET /api/v1/scheduled_statuses read:statuses Posts for later; none so far.
      POST /api/v1/media write:media Uploads a photo.
      POST /api/v2/media write:media Uploads a photo.
      GET /api/v1/media/:id write:media A photo of one's own.
      PUT /api/v1/media/:id write:media Describes a photo of one's own.
      PATCH /api/v1/media/:id write:media Describes a photo of one's own.
      GET /api/v1/timelines/home read:statuses Posts of those whom one follows.
      GET /api/v1/timelines/public - Everybody's public posts.
      GET /api/v1/timelines/tag/:tag - Public posts with a tag.
      GET /api/v1/conversations read:statuses Conversations; none so far.
      GET /api/v1/markers read:statuses How far one has read.
      POST /api/v1/markers write:statuses Notes how far one has read.
      GET /api/v1/notifications read:notifications What happened to one, newest first.
      GET /api/v1/notifications/unread_count read:notifications How many are new.
      GET /api/v1/notifications/requests read:notifications Notifications held back; none so far.
      GET /api/v1/notifications/:id read:notifications One notification.
      POST /api/v1/notifications/clear write:notifications Removes all.
      POST /api/v1/notifications/:id/dismiss write:notifications Removes one.
      GET /api/v2/notifications read:notifications What happened to one, in groups.
      GET /api/v2/notifications/unread_count read:notifications How many groups are new.
      GET /api/v2/notifications/policy read:notifications Whose notifications are held back: nobody's.
      GET /api/v2/notifications/:key read:notifications One group.
      GET /api/v2/notifications/:key/accounts read:notifications Whom a group is of.
      POST /api/v2/notifications/:key/dismiss write:notifications Removes a group.
      POST /api/v1/reports write:reports Tells the operators about an account, perhaps with posts of it.
      GET /api/v2/search - Accounts, posts and tags by words.
      GET /api/v1/tags/:name - A tag.
      GET /api/v1/lists read:lists Lists; none so far.
      GET /api/v1/blocks read:blocks Who is blocked; none so far.
      GET /api/v1/domain_blocks read:blocks Servers that one blocks; none so far.
      GET /api/v1/mutes read:mutes Who is muted; none so far.
      GET /api/v1/filters read:filters Filters; none so far.
      GET /api/v2/filters read:filters Filters; none so far.
      GET /api/v1/announcements read:accounts Announcements; none so far.
      GET /api/v1/followed_tags read:follows Tags that one follows; none so far.
      GET /api/v1/featured_tags read:accounts Tags that one shows; none so far.
      GET /api/v1/endorsements read:accounts Accounts that one shows; none so far.
      GET /api/v1/suggestions read:accounts Whom one might follow; none so far.
      GET /api/v2/suggestions read:accounts Whom one might follow; none so far.
      GET /api/v1/trends/tags - Tags of the day; none so far.
      GET /api/v1/trends/statuses - Posts of the day; none so far.
      GET /api/v1/trends/links - Links of the day; none so far.
      GET /api/v1/push/subscription push Where notifications are pushed to: nowhere so far, so 404.
      """;

  private static final String OPEN = "-";
  private static final String ANY = "*";

  private ClientCalls() {}

  private record Call(String method, String path, String scope, String meaning) {
    static Call of(String line) {
      String[] words = line.split(" ", 4);
      return new Call(words[0].toLowerCase(Locale.ROOT), words[1], words[2], words[3]);
    }

    List<String> parameters() {
      return Stream.of(path.split("/", -1))
          .filter(segment -> segment.startsWith(":"))
          .map(segment -> segment.substring(1))
          .toList();
    }

    String template() {
      return path.replaceAll(":([a-z]+)", "{$1}");
    }
  }

  static void paths(Json json) {
    Map<String, List<Call>> paths = new LinkedHashMap<>();
    CALLS
        .lines()
        .map(Call::of)
        .forEach(call -> paths.computeIfAbsent(call.template(), _ -> new ArrayList<>()).add(call));
    paths.forEach(
        (path, calls) ->
            json.object(
                path,
                methods ->
                    calls.forEach(call -> methods.object(call.method(), c -> call(c, call)))));
  }

  private static void call(Json json, Call call) {
    boolean open = call.scope().equals(OPEN);
    json.field("summary", call.meaning());
    json.array("parameters", call.parameters(), ClientCalls::parameter);
    if (call.path().contains("/media") && !call.method().equals("get")) {
      json.object("requestBody", PhotoForm::described);
    }
    if (!open) {
      List<String> scopes = call.scope().equals(ANY) ? List.of() : List.of(call.scope());
      json.array(
          "security",
          List.of(scopes),
          (one, all) -> one.fields(f -> f.array("bearer", all, Json::value)));
    }
    json.object(
        "responses",
        all -> {
          all.object("200", good -> good.field("description", "As the client API has it."));
          if (!open) {
            all.object("401", bad -> bad.field("description", "No token, or one that is over."));
          }
          all.object("4XX", bad -> bad.field("description", "`error` says why."));
        });
  }

  private static void parameter(Json json, String name) {
    json.fields(
        fields ->
            fields
                .field("name", name)
                .field("in", "path")
                .field("required", true)
                .object("schema", schema -> schema.field("type", "string")));
  }
}
