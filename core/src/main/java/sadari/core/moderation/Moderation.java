package sadari.core.moderation;

import java.util.Optional;
import sadari.core.id.AccountId;
import sadari.core.id.IdGenerator;
import sadari.core.id.PostId;
import sadari.core.moderation.Deed.Kind;
import sadari.core.post.Post;
import sadari.core.post.PostStore;
import sadari.core.publish.Publisher;

/// Lets this server's operators remove what must not be here.
///
/// A deed is noted before it is done, so that nothing is done that is not noted; what was cut off
/// in between is finished by asking for it again.
public final class Moderation {
  private final PostStore posts;
  private final Publisher publisher;
  private final ModerationLog log;
  private final IdGenerator ids;

  /// @param posts as they are now: read from the primary, through no cache
  public Moderation(PostStore posts, Publisher publisher, ModerationLog log, IdGenerator ids) {
    this.posts = posts;
    this.publisher = publisher;
    this.log = log;
    this.ids = ids;
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
}
