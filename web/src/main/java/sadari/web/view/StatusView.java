package sadari.web.view;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sadari.core.account.Account;
import sadari.core.id.PostId;
import sadari.core.media.Media;
import sadari.core.post.Post;
import sadari.core.session.App;
import sadari.core.text.Html;
import sadari.web.http.Json;

/// A post as JSON: Status. Writes what was gathered; asks nothing.
final class StatusView {
  private final Links links;
  private final Html html;
  private final AccountView accounts;
  private final MediaView media;

  StatusView(Links links, Html html, AccountView accounts, MediaView media) {
    this.links = links;
    this.html = html;
    this.accounts = accounts;
    this.media = media;
  }

  /// Writes a post's fields into an object that is open.
  void write(Json json, Post post, Gathered gathered) {
    Account author = Objects.requireNonNull(gathered.account(post.author()));
    json.field("id", post.id().text())
        .field("created_at", Links.time(post.createdAt()))
        .field("in_reply_to_id", post.reply().map(reply -> reply.parent().text()).orElse(null))
        .field(
            "in_reply_to_account_id",
            post.reply().map(reply -> reply.parentAuthor().text()).orElse(null));
    Optional<Post> boosted = post.boosted().flatMap(b -> gathered.post(b.post()));
    content(json, post, boosted);
    String url = links.post(author.handle(), post.id());
    Post.Tally tally = boosted.orElse(post).tally();
    json.field("visibility", post.visibility().name().toLowerCase(Locale.ROOT))
        .field("uri", url)
        .field("url", url)
        .field("replies_count", tally.replies())
        .field("reblogs_count", tally.boosts())
        .field("favourites_count", tally.favourites())
        .nullField("edited_at");
    gathered.marks().ifPresent(marks -> marks(json, boosted.orElse(post).id(), marks));
    if (boosted.isPresent()) {
      json.object("reblog", inner -> write(inner, boosted.get(), gathered));
    } else {
      json.nullField("reblog");
    }
    json.object("account", fields -> accounts.write(fields, author));
    attachments(json, post, gathered);
    json.array("emojis", List.<String>of(), Json::value).nullField("card").nullField("poll");
  }

  private void content(Json json, Post post, Optional<Post> boosted) {
    Post.Content content = boosted.orElse(post).content();
    Set<String> known =
        content.mentions().stream()
            .map(mention -> mention.handle().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    json.field("sensitive", content.sensitive())
        .field("spoiler_text", content.spoiler())
        .field("language", content.language().isEmpty() ? null : content.language())
        .field("content", html.of(content.text(), known::contains));
  }

  private static void marks(Json json, PostId post, Gathered.Marks marks) {
    json.field("favourited", marks.reactions().favourites().contains(post))
        .field("reblogged", marks.boosts().containsKey(post))
        .field("bookmarked", marks.reactions().bookmarks().contains(post))
        .field("muted", false)
        .field("pinned", false)
        .array("filtered", List.<String>of(), Json::value);
  }

  /// Writes a version of a post, as its history lists it, into an object that is open.
  void version(Json json, Post post, Gathered gathered) {
    Account author = Objects.requireNonNull(gathered.account(post.author()));
    json.field("created_at", Links.time(post.createdAt()));
    content(json, post, Optional.empty());
    json.object("account", fields -> accounts.write(fields, author))
        .array("media_attachments", photos(post, gathered), this::photo)
        .array("emojis", List.<String>of(), Json::value);
  }

  private void photo(Json json, Media photo) {
    json.fields(fields -> media.write(fields, photo));
  }

  private static List<Media> photos(Post post, Gathered gathered) {
    return post.content().media().stream()
        .map(gathered::media)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  private void attachments(Json json, Post post, Gathered gathered) {
    json.array("media_attachments", photos(post, gathered), this::photo)
        .array("mentions", post.content().mentions(), (j, m) -> j.fields(f -> mention(f, m)))
        .array("tags", post.content().tags(), (j, tag) -> j.fields(f -> tag(f, tag)));
    app(json, post.app().flatMap(id -> Optional.ofNullable(gathered.app(id))).orElse(null));
  }

  private static void app(Json json, @Nullable App app) {
    if (app != null) {
      json.object(
          "application",
          fields -> fields.field("name", app.name()).field("website", app.website().orElse(null)));
    }
  }

  private void mention(Json json, Post.Mention mention) {
    json.field("id", mention.account().text())
        .field("username", mention.handle())
        .field("url", links.profile(mention.handle()))
        .field("acct", mention.handle());
  }

  private void tag(Json json, String tag) {
    json.field("name", tag).field("url", html.tagUrl(tag));
  }

  /// The post's text as it was written, for deleting and writing anew.
  void source(Json json, Post post) {
    json.field("text", post.content().text());
  }
}
