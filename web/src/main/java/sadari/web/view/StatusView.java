package sadari.web.view;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import sadari.core.account.Account;
import sadari.core.account.Handle;
import sadari.core.id.PostId;
import sadari.core.media.Media;
import sadari.core.post.Post;
import sadari.core.post.Visibility;
import sadari.core.reaction.ReactionStore;
import sadari.core.session.App;
import sadari.core.text.Html;
import sadari.web.http.Json;

/// A post as JSON: Status. Writes what was gathered; asks nothing.
///
/// ```
/// {"id": … "url": …        the head, kept
/// "replies_count": …       what others and the viewer did with it, written each time
/// "reblog": …, "account":  each kept by itself
/// "media_attachments": …}  the tail, kept
/// ```
final class StatusView {
  private static final byte[] NULL = Pieces.ascii("null");
  private static final byte[] REPLIES = Pieces.ascii(",\"replies_count\":");
  private static final byte[] BOOSTS = Pieces.ascii(",\"reblogs_count\":");
  private static final byte[] FAVOURITES = Pieces.ascii(",\"favourites_count\":");
  private static final byte[] NEVER_EDITED = Pieces.ascii(",\"edited_at\":null");
  private static final byte[] FAVOURITED = Pieces.ascii(",\"favourited\":");
  private static final byte[] BOOSTED = Pieces.ascii(",\"reblogged\":");
  private static final byte[] BOOKMARKED = Pieces.ascii(",\"bookmarked\":");
  private static final byte[] NOTHING_HIDDEN =
      Pieces.ascii(",\"muted\":false,\"pinned\":false,\"filtered\":[]");
  private static final byte[] BOOST_OF = Pieces.ascii(",\"reblog\":");
  private static final byte[] ACCOUNT = Pieces.ascii(",\"account\":");

  private final Links links;
  private final Html html;
  private final AccountView accounts;
  private final MediaView media;
  private final RenderedMemo memo;

  StatusView(Links links, Html html, RenderedMemo memo) {
    this.links = links;
    this.html = html;
    this.accounts = new AccountView(links, html);
    this.media = new MediaView(links);
    this.memo = memo;
  }

  /// Writes a post.
  void write(Pieces out, Post post, Gathered gathered) {
    Account author = Objects.requireNonNull(gathered.account(post.author()));
    Optional<Post> boosted = post.boosted().flatMap(b -> gathered.post(b.post()));
    Post original = boosted.orElse(post);
    Rendered kept = kept(post, original, author, gathered);
    out.put(kept.head());
    Post.Tally tally = original.tally();
    out.put(REPLIES).put(tally.replies());
    out.put(BOOSTS).put(tally.boosts());
    out.put(FAVOURITES).put(tally.favourites());
    out.put(NEVER_EDITED);
    gathered.marks().ifPresent(marks -> marks(out, original.id(), marks));
    out.put(BOOST_OF);
    if (boosted.isPresent()) {
      write(out, boosted.get(), gathered);
    } else {
      out.put(NULL);
    }
    out.put(ACCOUNT).put(kept(author).head()).put(kept.tail());
  }

  /// What a post is rendered from, its author's profile and what others did apart.
  private record Source(
      Post.Content content,
      Post.Content shown,
      Optional<Post.Reply> reply,
      Visibility visibility,
      Handle author,
      List<Media> photos,
      Optional<App> app,
      Object photoPlaces) {}

  /// What a profile is rendered from.
  private record Profile(Account account, Object photoPlaces) {}

  private Rendered kept(Post post, Post original, Account author, Gathered gathered) {
    Source source =
        new Source(
            post.content(),
            original.content(),
            post.reply(),
            post.visibility(),
            author.handle(),
            photos(post, gathered),
            post.app().flatMap(id -> Optional.ofNullable(gathered.app(id))),
            links.photoPlaces());
    return memo.get(
        post.id(),
        known -> known.isOf(source),
        () ->
            new Rendered(
                source,
                opened(Json.object(json -> head(json, post, source))),
                continued(Json.object(json -> tail(json, source)))));
  }

  private Rendered kept(Account account) {
    Profile profile = new Profile(account, links.photoPlaces());
    return memo.get(
        account.id(),
        known -> known.isOf(profile),
        () -> new Rendered(profile, accounts.json(account), new byte[0]));
  }

  /// An object whose end is still to come.
  private static byte[] opened(byte[] object) {
    return Arrays.copyOf(object, object.length - 1);
  }

  /// The end of an object that has fields before it.
  private static byte[] continued(byte[] object) {
    byte[] end = object.clone();
    end[0] = ',';
    return end;
  }

  private void head(Json json, Post post, Source source) {
    json.field("id", post.id().text())
        .field("created_at", Links.time(post.createdAt()))
        .field("in_reply_to_id", source.reply.map(reply -> reply.parent().text()).orElse(null))
        .field(
            "in_reply_to_account_id",
            source.reply.map(reply -> reply.parentAuthor().text()).orElse(null));
    content(json, source.shown);
    String url = links.post(source.author, post.id());
    json.field("visibility", source.visibility.name().toLowerCase(Locale.ROOT))
        .field("uri", url)
        .field("url", url);
  }

  private void tail(Json json, Source source) {
    Post.Content content = source.content;
    json.array("media_attachments", source.photos, this::photo)
        .array("mentions", content.mentions(), (j, m) -> j.fields(f -> mention(f, m)))
        .array("tags", content.tags(), (j, tag) -> j.fields(f -> tag(f, tag)));
    source.app.ifPresent(app -> app(json, app));
    json.array("emojis", List.<String>of(), Json::value).nullField("card").nullField("poll");
  }

  private void content(Json json, Post.Content content) {
    Set<String> known =
        content.mentions().stream()
            .map(mention -> mention.handle().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    json.field("sensitive", content.sensitive())
        .field("spoiler_text", content.spoiler())
        .field("language", content.language().isEmpty() ? null : content.language())
        .field("content", html.of(content.text(), known::contains));
  }

  private static void marks(Pieces out, PostId post, ReactionStore.Marks marks) {
    out.put(FAVOURITED).put(marks.favourites().contains(post));
    out.put(BOOSTED).put(marks.boosts().contains(post));
    out.put(BOOKMARKED).put(marks.bookmarks().contains(post));
    out.put(NOTHING_HIDDEN);
  }

  /// Writes a version of a post, as its history lists it, into an object that is open.
  void version(Json json, Post post, Gathered gathered) {
    Account author = Objects.requireNonNull(gathered.account(post.author()));
    json.field("created_at", Links.time(post.createdAt()));
    content(json, post.content());
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

  private static void app(Json json, App app) {
    json.object(
        "application",
        fields -> fields.field("name", app.name()).field("website", app.website().orElse(null)));
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

  /// Adds the text as it was written, for deleting and writing anew, to a post that was written.
  void source(Pieces out, Post post) {
    out.back().put(continued(Json.object(json -> json.field("text", post.content().text()))));
  }
}
