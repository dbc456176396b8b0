package sadari.core.moderation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import sadari.core.account.AccountStore;
import sadari.core.failure.Unavailable;
import sadari.core.id.AccountId;
import sadari.core.id.IdGenerator;
import sadari.core.id.PostId;
import sadari.core.moderation.Deed.Kind;
import sadari.core.outbox.Dispatcher;
import sadari.core.post.Post;
import sadari.core.post.PostStore;
import sadari.core.publish.Publisher;
import sadari.core.session.TokenStore;

/// Lets this server's operators remove what must not be here, and keep out who put it there.
///
/// A deed is noted before it is done, so that nothing is done that is not noted; what was cut off
/// in between is finished by asking for it again.
public final class Moderation {
  /// How long what was let in before may take to be answered.
  private static final Duration UNDER_WAY = Duration.ofSeconds(1);

  private final PostStore posts;
  private final Publisher publisher;
  private final AccountStore accounts;
  private final TokenStore tokens;
  private final ModerationLog log;
  private final IdGenerator ids;
  private final Dispatcher dispatcher;

  /// @param posts as they are now: read from the primary, through no cache
  /// @param accounts the same
  /// @param tokens which requests are checked by: a cache of them hears what is revoked
  public Moderation(
      PostStore posts,
      Publisher publisher,
      AccountStore accounts,
      TokenStore tokens,
      ModerationLog log,
      IdGenerator ids,
      Dispatcher dispatcher) {
    this.posts = posts;
    this.publisher = publisher;
    this.accounts = accounts;
    this.tokens = tokens;
    this.log = log;
    this.ids = ids;
    this.dispatcher = dispatcher;
  }

  /// What became of it.
  public sealed interface Result {
    /// It is done.
    record Done(Deed deed) implements Result {}

    /// It was done before; nothing has changed.
    record Before(Deed deed) implements Result {}

    /// There is nothing to do it to.
    record NotFound() implements Result {}
  }

  /// Removes a post for good, as if its author had deleted it: its boosts, notifications and
  /// entries in timelines go with it, its photos are withdrawn and every edge forgets them.
  /// Idempotent.
  public Result removePost(PostId id, Optional<String> reason) {
    Optional<Post> post = posts.find(id);
    if (post.isEmpty()) {
      return log.removal(id).<Result>map(Result.Before::new).orElseGet(Result.NotFound::new);
    }
    AccountId author = post.get().author();
    Deed deed = new Deed(ids.deed(author), Kind.REMOVE_POST, author, Optional.of(id), reason);
    log.note(deed);
    Optional<Post> _ = publisher.remove(id);
    return new Result.Done(deed);
  }

  /// Lets nobody in with an account: its tokens, sessions and codes are revoked, and none is made
  /// from then on. Its posts stay. Idempotent.
  public Result freeze(AccountId account, Optional<String> reason) {
    return about(account, Kind.FREEZE, reason, noted(tokens::freeze));
  }

  /// Lets its owner in again, who has to log in anew. Idempotent.
  public Result thaw(AccountId account, Optional<String> reason) {
    return about(account, Kind.THAW, reason, noted(tokens::thaw));
  }

  /// Has workers remove all posts and boosts of an account, and what its profile says and shows. It
  /// is acknowledged when it is sure to happen. What is posted from then on stays: who shall not
  /// post is frozen first. Where that was a moment ago, it is waited until no server lets anybody
  /// in any more. Idempotent.
  public Result clear(AccountId account, Optional<String> reason) {
    log.last(account, Kind.FREEZE).ifPresent(this::awaitFrozen);
    return about(
        account,
        Kind.CLEAR,
        reason,
        deed -> dispatcher.settle(log.clear(deed, ids.event(account))));
  }

  private void awaitFrozen(Deed freezing) {
    Instant now = ids.deed(freezing.account()).madeAt();
    Instant then = freezing.id().madeAt().plus(tokens.lag()).plus(UNDER_WAY);
    try {
      TimeUnit.NANOSECONDS.sleep(Duration.between(now, then).toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted while the freezing of an account was waited for", e);
    }
  }

  private Result about(
      AccountId account, Kind kind, Optional<String> reason, UnaryOperator<Deed> doing) {
    if (accounts.find(account).isEmpty()) {
      return new Result.NotFound();
    }
    Deed deed = new Deed(ids.deed(account), kind, account, Optional.empty(), reason);
    return new Result.Done(doing.apply(deed));
  }

  /// Notes a deed, then does it.
  private UnaryOperator<Deed> noted(Consumer<AccountId> doing) {
    return deed -> {
      log.note(deed);
      doing.accept(deed.account());
      return deed;
    };
  }
}
