package sadari.core.post;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.id.MediaId;
import sadari.core.id.PostId;
import sadari.core.outbox.Written;
import sadari.core.page.PageRequest;

/// Keeps posts, each in its author's bucket.
///
/// A write is atomic and durable when acknowledged; when its outcome is not known it fails with
/// [sadari.core.failure.OutcomeUnknown] and may be repeated only with an idempotency key. A reader
/// who wrote sees what it wrote.
public interface PostStore {
  /// Publishes a post, in one transaction of the author's bucket: the post, its entry in the
  /// author's own home inbox (whatever its delivery), the author's count and time of the last post,
  /// its photos marked as attached, the idempotency key, and a
  /// [sadari.core.outbox.Event.PostPublished].
  ///
  /// A boost is published the same way; of a boost of a post by the same author there is one at
  /// most.
  ///
  /// @param event the id for the event
  Written<Published> publish(Post post, Optional<IdempotencyKey> key, EventId event);

  /// What became of publishing.
  sealed interface Published {
    /// The post is out.
    record New(Post post) implements Published {}

    /// The same key, or a boost of the same post, was there before: nothing was written.
    record Before(PostId post) implements Published {}

    /// A photo does not exist, is somebody else's, or is part of a post already: nothing was
    /// written.
    record MediaUnusable(MediaId media) implements Published {}
  }

  /// Makes a retried request give the first one's result; per author, for an hour, across servers
  /// and restarts.
  ///
  /// @param text what the client sent, hashed: at most 64 characters
  /// @param notBefore keys used before this are forgotten
  record IdempotencyKey(String text, Instant notBefore) {}

  /// One post, or empty.
  Optional<Post> find(PostId id);

  /// All that exist of `ids`, in no order. One question per database, not per id.
  Map<PostId, Post> findAll(Collection<PostId> ids);

  /// Deletes a post with its entry in the author's home inbox, lowers the author's count, frees its
  /// photos, and writes a [sadari.core.outbox.Event.PostDeleted] – all or nothing. The result is
  /// the post as it was, or empty where there is none.
  Written<Optional<Post>> delete(PostId id, EventId event);

  /// The author's posts of some kinds, newest first.
  List<Post> byAuthor(AccountId author, AuthorFilter filter, PageRequest page);

  /// Which of an author's posts are wanted.
  ///
  /// @param visibilities those that the viewer may see at all
  /// @param mentioning with [Visibility#PRIVATE] or [Visibility#DIRECT] absent from `visibilities`,
  ///   such posts are still wanted when they mention this account
  /// @param tag only those with this tag
  record AuthorFilter(
      Collection<Visibility> visibilities,
      Optional<AccountId> mentioning,
      boolean excludeReplies,
      boolean excludeBoosts,
      boolean onlyMedia,
      Optional<String> tag) {}

  /// Pulled posts and boosts (PUBLIC, UNLISTED and PRIVATE) of these authors, newest first: what a
  /// reader of celebrities merges into the home timeline.
  List<Post> pulled(Collection<AccountId> authors, PageRequest page);

  /// The author's newest posts and boosts that a new follower's inbox is filled with, newest first.
  List<PostId> recentForFollowers(AccountId author, int limit);

  /// The author's boost of `post`, or empty.
  Optional<PostId> boostOf(AccountId author, PostId post);

  /// Which of `posts` the account has boosted, with the boost.
  Map<PostId, PostId> boostsOf(AccountId author, Collection<PostId> posts);

  /// How many posts there are, for statistics; may be seconds old.
  long count();
}
