package sadari.core.post;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sadari.core.id.AccountId;
import sadari.core.id.AppId;
import sadari.core.id.MediaId;
import sadari.core.id.PostId;

/// A post, a reply, or a boost of somebody's post. Lives in its author's bucket with all that is
/// needed to show it, accounts and photos apart.
///
/// @param reply what it answers, where it does
/// @param boosted what it shows again, where it is a boost; its own content is empty then
/// @param delivery how it reaches home timelines; decided once, when it is published
/// @param app what it was posted with
public record Post(
    PostId id,
    AccountId author,
    Visibility visibility,
    Content content,
    Optional<Reply> reply,
    Optional<Boosted> boosted,
    Delivery delivery,
    Optional<AppId> app,
    Tally tally) {

  /// When it was published.
  public Instant createdAt() {
    return id.madeAt();
  }

  /// The post whose thread this one belongs to: itself where it answers nothing.
  public PostId root() {
    return reply.map(Reply::root).orElse(id);
  }

  /// What the author wrote.
  ///
  /// @param text plain, as written; made into HTML when shown
  /// @param spoiler what is shown instead until a reader opens it; may be empty
  /// @param language an ISO 639-1 code, or empty
  /// @param mentions the people named in the text who exist here
  /// @param tags lower-case, without the hash sign, each once
  /// @param media at most 4
  public record Content(
      String text,
      String spoiler,
      boolean sensitive,
      String language,
      List<Mention> mentions,
      List<String> tags,
      List<MediaId> media) {
    public Content {
      mentions = List.copyOf(mentions);
      tags = List.copyOf(tags);
      media = List.copyOf(media);
    }

    /// A boost's.
    public static final Content NONE =
        new Content("", "", false, "", List.of(), List.of(), List.of());
  }

  /// Somebody named in a post.
  public record Mention(AccountId account, String handle) {}

  /// What a reply answers.
  ///
  /// @param root the first post of the thread; the whole thread's index lives in its bucket
  public record Reply(PostId parent, AccountId parentAuthor, PostId root) {}

  /// What a boost shows again.
  public record Boosted(PostId post, AccountId author) {}

  /// How a post reaches home timelines.
  public enum Delivery {
    /// Pushed into the followers' inboxes.
    PUSHED,
    /// Pulled by readers who follow the celebrity that wrote it.
    PULLED
  }

  /// How often others reacted.
  public record Tally(long replies, long boosts, long favourites) {
    /// Of a fresh post.
    public static final Tally ZERO = new Tally(0, 0, 0);
  }
}
