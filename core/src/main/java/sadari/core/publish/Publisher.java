package sadari.core.publish;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import sadari.core.account.Account;
import sadari.core.account.AccountStore;
import sadari.core.account.Handle;
import sadari.core.account.HandleDirectory;
import sadari.core.failure.Conflict;
import sadari.core.id.AccountId;
import sadari.core.id.IdGenerator;
import sadari.core.id.MediaId;
import sadari.core.id.PostId;
import sadari.core.outbox.Dispatcher;
import sadari.core.outbox.Written;
import sadari.core.post.Post;
import sadari.core.post.PostStore;
import sadari.core.post.PostStore.IdempotencyKey;
import sadari.core.post.PostStore.Published;
import sadari.core.post.Visibility;
import sadari.core.read.Posts;
import sadari.core.text.Clean;
import sadari.core.text.Html;
import sadari.core.text.Token;
import sadari.core.text.Tokenizer;

/// Publishes posts, replies and boosts, and deletes them.
public final class Publisher {
  /// The longest post, as [Tokenizer#length] counts, content warning included.
  public static final int MAX_LENGTH = 500;

  /// How many photos a post has at most.
  public static final int MAX_MEDIA = 4;

  private static final int MAX_MENTIONS = 50;
  private static final int MAX_TAGS = 50;
  private static final int BOOST_ATTEMPTS = 5;
  private static final Duration KEY_LIFE = Duration.ofHours(1);

  private final PostStore posts;
  private final Posts reader;
  private final AccountStore accounts;
  private final HandleDirectory directory;
  private final Html html;
  private final Clockwork clockwork;
  private final Dispatcher dispatcher;

  /// Where ids and times come from.
  public record Clockwork(IdGenerator ids, InstantSource clock) {}

  public Publisher(
      PostStore posts,
      Posts reader,
      AccountStore accounts,
      HandleDirectory directory,
      Html html,
      Clockwork clockwork,
      Dispatcher dispatcher) {
    this.posts = posts;
    this.reader = reader;
    this.accounts = accounts;
    this.directory = directory;
    this.html = html;
    this.clockwork = clockwork;
    this.dispatcher = dispatcher;
  }

  /// What became of publishing, boosting or deleting.
  public sealed interface Result {
    /// A post or boost that was not there before.
    ///
    /// @param author as of now
    record New(Post post, Account author) implements Result {}

    /// The post as it is (or was, where it was deleted).
    record Done(Post post) implements Result {}

    /// The same request came before; the post that it made then, as it is now.
    record Repeated(Post post) implements Result {}

    /// Not there, or not to be seen by who asks.
    record NotFound() implements Result {}

    /// Cannot be published; says why.
    record Invalid(Flaw flaw) implements Result {}
  }

  /// Why something cannot be published.
  public enum Flaw {
    /// Neither text nor photo.
    EMPTY,
    /// Longer than [#MAX_LENGTH].
    TOO_LONG,
    /// More photos than [#MAX_MEDIA].
    TOO_MANY_MEDIA,
    /// A photo does not exist, is not the author's, or is in a post already.
    MEDIA_UNUSABLE,
    /// More people or tags than anybody can mean.
    TOO_MANY_MENTIONS,
    /// What is answered does not exist, or the author may not see it.
    REPLY_TO_UNKNOWN,
    /// Only open posts, and one's own, can be boosted.
    NOT_BOOSTABLE
  }

  /// Publishes a post.
  public Result publish(AccountId author, Draft draft) {
    String text = Clean.text(draft.text());
    String spoiler = Clean.text(draft.spoiler());
    Optional<Flaw> flaw = flaw(text, spoiler, draft);
    if (flaw.isPresent()) {
      return new Result.Invalid(flaw.get());
    }
    Optional<Account> account = accounts.find(author);
    if (account.isEmpty()) {
      return new Result.NotFound();
    }
    Optional<Post.Reply> reply = Optional.empty();
    if (draft.inReplyTo().isPresent()) {
      reply = replyTo(author, draft.inReplyTo().get());
      if (reply.isEmpty()) {
        return new Result.Invalid(Flaw.REPLY_TO_UNKNOWN);
      }
    }
    Post post = compose(account.get(), draft, content(account.get(), draft, text, spoiler), reply);
    return published(account.get(), post, draft.options().key());
  }

  private Result published(Account author, Post post, Optional<String> key) {
    Written<Published> written =
        posts.publish(post, key.map(this::idempotencyKey), clockwork.ids().event(post.author()));
    // Whoever answers, boosts or names somebody looks at once at what came of it.
    boolean looks =
        post.reply().isPresent()
            || post.boosted().isPresent()
            || !post.content().mentions().isEmpty();
    Published published = looks ? dispatcher.settle(written) : dispatcher.hand(written);
    return switch (published) {
      case Published.New(Post out) -> new Result.New(out, author.posted(out.createdAt()));
      case Published.Before(PostId before) ->
          reader
              .find(Optional.of(author.id()), before)
              .<Result>map(Result.Repeated::new)
              .orElseGet(Result.NotFound::new);
      case Published.MediaUnusable _ -> new Result.Invalid(Flaw.MEDIA_UNUSABLE);
    };
  }

  private static Optional<Flaw> flaw(String text, String spoiler, Draft draft) {
    if (text.isEmpty() && draft.media().isEmpty()) {
      return Optional.of(Flaw.EMPTY);
    }
    if (Tokenizer.length(text) + Clean.length(spoiler) > MAX_LENGTH) {
      return Optional.of(Flaw.TOO_LONG);
    }
    if (draft.media().size() > MAX_MEDIA) {
      return Optional.of(Flaw.TOO_MANY_MEDIA);
    }
    List<Token> tokens = Tokenizer.tokens(text);
    return tokens.stream().filter(Token.Mention.class::isInstance).count() > MAX_MENTIONS
            || tokens.stream().filter(Token.Tag.class::isInstance).count() > MAX_TAGS
        ? Optional.of(Flaw.TOO_MANY_MENTIONS)
        : Optional.empty();
  }

  private Optional<Post.Reply> replyTo(AccountId author, PostId parent) {
    // An answer to a boost answers what was boosted.
    return reader
        .findOriginal(Optional.of(author), parent)
        .map(found -> new Post.Reply(found.id(), found.author(), found.root()));
  }

  private Post.Content content(Account author, Draft draft, String text, String spoiler) {
    List<MediaId> media = draft.media().stream().distinct().toList();
    boolean sensitive =
        !spoiler.isEmpty() || draft.sensitive().orElse(author.profile().posting().sensitive());
    return new Post.Content(
        text,
        spoiler,
        sensitive,
        draft.language().orElse(author.profile().posting().language()),
        mentions(text),
        tags(text),
        media);
  }

  private List<Post.Mention> mentions(String text) {
    return html.mentioned(text).stream()
        .flatMap(handle -> directory.byHandle(new Handle(handle)).stream())
        .flatMap(id -> accounts.find(id).stream())
        .map(account -> new Post.Mention(account.id(), account.handle().text()))
        .toList();
  }

  private static List<String> tags(String text) {
    return Tokenizer.tokens(text).stream()
        .filter(Token.Tag.class::isInstance)
        .map(token -> Tokenizer.tagKey(((Token.Tag) token).tag()))
        .distinct()
        .toList();
  }

  private Post compose(
      Account author, Draft draft, Post.Content content, Optional<Post.Reply> reply) {
    return new Post(
        clockwork.ids().post(author.id()),
        author.id(),
        draft.visibility().orElse(author.profile().posting().visibility()),
        content,
        reply,
        Optional.empty(),
        delivery(author),
        draft.options().app(),
        Post.Tally.ZERO);
  }

  private static Post.Delivery delivery(Account author) {
    return author.celebrity() ? Post.Delivery.PULLED : Post.Delivery.PUSHED;
  }

  /// Shows somebody's post again to one's followers. Boosting twice is boosting once.
  ///
  /// @param visibility who shall see the boost: PUBLIC, UNLISTED or PRIVATE
  public Result boost(AccountId booster, PostId id, Visibility visibility) {
    Optional<Post> found = reader.findOriginal(Optional.of(booster), id);
    Optional<Account> account = accounts.find(booster);
    if (found.isEmpty() || account.isEmpty()) {
      return new Result.NotFound();
    }
    Post target = found.get();
    boolean own = target.author().equals(booster) && target.visibility() == Visibility.PRIVATE;
    if (!target.visibility().open() && !own) {
      return new Result.Invalid(Flaw.NOT_BOOSTABLE);
    }
    Post boost =
        new Post(
            clockwork.ids().post(booster),
            booster,
            own ? Visibility.PRIVATE : visibility,
            Post.Content.NONE,
            Optional.empty(),
            Optional.of(new Post.Boosted(target.id(), target.author())),
            delivery(account.get()),
            Optional.empty(),
            Post.Tally.ZERO);
    return boosted(account.get(), boost);
  }

  /// The boost that stands in the way may be taken back while this one is told of it.
  private Result boosted(Account booster, Post boost) {
    for (int attempt = 1; attempt <= BOOST_ATTEMPTS; attempt++) {
      Result result = published(booster, boost, Optional.empty());
      if (!(result instanceof Result.NotFound)) {
        return result;
      }
    }
    throw new Conflict("boost: others of the same post came and went");
  }

  /// Takes a boost back; the result is the post that was boosted. Idempotent.
  public Result unboost(AccountId booster, PostId id) {
    Optional<Post> found = reader.findOriginal(Optional.of(booster), id);
    if (found.isEmpty()) {
      return new Result.NotFound();
    }
    posts.boostOf(booster, found.get().id()).ifPresent(this::remove);
    return reader
        .findOriginal(Optional.of(booster), id)
        .<Result>map(Result.Done::new)
        .orElseGet(Result.NotFound::new);
  }

  /// Deletes one's own post.
  public Result delete(AccountId author, PostId id) {
    Optional<Post> found = posts.find(id).filter(post -> post.author().equals(author));
    return found.isPresent() && remove(id).isPresent()
        ? new Result.Done(found.get())
        : new Result.NotFound();
  }

  /// Deletes a post, whoever wrote it; the post as it was, or empty where there is none.
  public Optional<Post> remove(PostId id) {
    return dispatcher.settle(posts.delete(id, clockwork.ids().event(id)));
  }

  private IdempotencyKey idempotencyKey(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return new IdempotencyKey(
          HexFormat.of().formatHex(hash), clockwork.clock().instant().minus(KEY_LIFE));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
