package sadari.scale.cache;

import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import sadari.core.account.Account;
import sadari.core.account.Handle;
import sadari.core.account.Profile;
import sadari.core.follow.FollowEdge;
import sadari.core.follow.Relation;
import sadari.core.id.AccountId;
import sadari.core.id.AppId;
import sadari.core.id.Id;
import sadari.core.id.MediaId;
import sadari.core.id.PostId;
import sadari.core.media.BlobKey;
import sadari.core.media.Media;
import sadari.core.media.Rendition;
import sadari.core.post.Post;
import sadari.core.post.Visibility;
import sadari.core.timeline.HomeStore;

/// How what is cached is written. Whoever changes a line here changes the version: `CodecsTest` has
/// the bytes of each.
final class Codecs {
  static final Codec<Post> POST = of(1, Codecs::post, Codecs::post);
  static final Codec<Account> ACCOUNT = of(1, Codecs::account, Codecs::account);
  static final Codec<Media> MEDIA = of(1, Codecs::media, Codecs::media);
  static final Codec<Relation> RELATION = of(1, Codecs::relation, Codecs::relation);

  static final Codec<List<AccountId>> ACCOUNTS =
      of(1, (out, ids) -> out.all(ids, Codecs::id), in -> in.all(Codecs::accountId));

  static final Codec<List<PostId>> POSTS =
      of(1, (out, ids) -> out.all(ids, Codecs::id), in -> in.all(Codecs::postId));

  static final Codec<List<HomeStore.Entry>> ENTRIES =
      of(
          1,
          (out, entries) ->
              out.all(
                  entries,
                  (o, entry) -> o.number(entry.post().value()).number(entry.author().value())),
          in -> in.all(i -> new HomeStore.Entry(postId(i), accountId(i))));

  static final Codec<Long> NUMBER = of(1, WireWriter::number, WireReader::number);

  private Codecs() {}

  private static <V> Codec<V> of(
      int version, BiConsumer<WireWriter, V> write, Function<WireReader, V> read) {
    return new Codec<>() {
      @Override
      public int version() {
        return version;
      }

      @Override
      public void write(V value, WireWriter out) {
        write.accept(out, value);
      }

      @Override
      public V read(WireReader in) {
        return read.apply(in);
      }
    };
  }

  private static void id(WireWriter out, Id id) {
    out.number(id.value());
  }

  private static AccountId accountId(WireReader in) {
    return new AccountId(in.number());
  }

  private static PostId postId(WireReader in) {
    return new PostId(in.number());
  }

  private static void post(WireWriter out, Post post) {
    id(out, post.id());
    id(out, post.author());
    out.constant(post.visibility());
    content(out, post.content());
    out.optional(
        post.reply(),
        (o, reply) -> {
          id(o, reply.parent());
          id(o, reply.parentAuthor());
          id(o, reply.root());
        });
    out.optional(
        post.boosted(),
        (o, boosted) -> {
          id(o, boosted.post());
          id(o, boosted.author());
        });
    out.constant(post.delivery()).optional(post.app(), Codecs::id);
    Post.Tally tally = post.tally();
    out.number(tally.replies()).number(tally.boosts()).number(tally.favourites());
  }

  private static Post post(WireReader in) {
    return new Post(
        postId(in),
        accountId(in),
        in.constant(Visibility.class),
        content(in),
        in.optional(i -> new Post.Reply(postId(i), accountId(i), postId(i))),
        in.optional(i -> new Post.Boosted(postId(i), accountId(i))),
        in.constant(Post.Delivery.class),
        in.optional(i -> new AppId(i.number())),
        new Post.Tally(in.number(), in.number(), in.number()));
  }

  private static void content(WireWriter out, Post.Content content) {
    out.text(content.text()).text(content.spoiler()).flag(content.sensitive());
    out.text(content.language());
    out.all(
        content.mentions(),
        (o, mention) -> o.number(mention.account().value()).text(mention.handle()));
    out.all(content.tags(), WireWriter::text).all(content.media(), Codecs::id);
  }

  private static Post.Content content(WireReader in) {
    return new Post.Content(
        in.text(),
        in.text(),
        in.flag(),
        in.text(),
        in.all(i -> new Post.Mention(accountId(i), i.text())),
        in.all(WireReader::text),
        in.all(i -> new MediaId(i.number())));
  }

  private static void account(WireWriter out, Account account) {
    id(out, account.id());
    out.text(account.handle().text());
    profile(out, account.profile());
    Account.Tally tally = account.tally();
    out.number(tally.posts()).number(tally.followers()).number(tally.following());
    instant(out, account.createdAt());
    out.optional(account.lastPostAt(), Codecs::instant).flag(account.celebrity());
  }

  private static Account account(WireReader in) {
    return new Account(
        accountId(in),
        new Handle(in.text()),
        profile(in),
        new Account.Tally(in.number(), in.number(), in.number()),
        instant(in),
        in.optional(Codecs::instant),
        in.flag());
  }

  private static void profile(WireWriter out, Profile profile) {
    out.text(profile.displayName()).text(profile.note());
    out.all(profile.fields(), (o, field) -> o.text(field.name()).text(field.value()));
    out.optional(profile.avatar(), Codecs::rendition);
    out.optional(profile.header(), Codecs::rendition);
    Profile.Flags flags = profile.flags();
    out.flag(flags.locked()).flag(flags.bot()).flag(flags.discoverable());
    Profile.Posting posting = profile.posting();
    out.constant(posting.visibility()).flag(posting.sensitive()).text(posting.language());
  }

  private static Profile profile(WireReader in) {
    return new Profile(
        in.text(),
        in.text(),
        in.all(i -> new Profile.Field(i.text(), i.text())),
        in.optional(Codecs::rendition),
        in.optional(Codecs::rendition),
        new Profile.Flags(in.flag(), in.flag(), in.flag()),
        new Profile.Posting(in.constant(Visibility.class), in.flag(), in.text()));
  }

  private static void media(WireWriter out, Media media) {
    id(out, media.id());
    id(out, media.owner());
    rendition(out, media.original());
    out.optional(media.small(), Codecs::rendition).text(media.blurhash());
    Media.Caption caption = media.caption();
    out.text(caption.description());
    out.number(Double.doubleToLongBits(caption.focusX()));
    out.number(Double.doubleToLongBits(caption.focusY()));
    out.optional(media.post(), Codecs::id);
  }

  private static Media media(WireReader in) {
    return new Media(
        new MediaId(in.number()),
        accountId(in),
        rendition(in),
        in.optional(Codecs::rendition),
        in.text(),
        new Media.Caption(
            in.text(), Double.longBitsToDouble(in.number()), Double.longBitsToDouble(in.number())),
        in.optional(Codecs::postId));
  }

  private static void rendition(WireWriter out, Rendition rendition) {
    out.text(rendition.blob().text()).number(rendition.bytes());
    out.number(rendition.width()).number(rendition.height());
  }

  private static Rendition rendition(WireReader in) {
    return new Rendition(new BlobKey(in.text()), in.number(), in.small(), in.small());
  }

  private static void relation(WireWriter out, Relation relation) {
    id(out, relation.other());
    edge(out, relation.out());
    edge(out, relation.in());
  }

  private static Relation relation(WireReader in) {
    return new Relation(accountId(in), edge(in), edge(in));
  }

  private static void edge(WireWriter out, FollowEdge edge) {
    out.number(edge.version()).constant(edge.state());
    out.flag(edge.boosts()).flag(edge.notifies());
  }

  private static FollowEdge edge(WireReader in) {
    return new FollowEdge(in.number(), in.constant(FollowEdge.State.class), in.flag(), in.flag());
  }

  private static void instant(WireWriter out, Instant instant) {
    out.number(instant.getEpochSecond()).number(instant.getNano());
  }

  private static Instant instant(WireReader in) {
    return Instant.ofEpochSecond(in.number(), in.number());
  }
}
