package sadari.lab.history;

import java.util.Optional;

/// What a client asked for, with what it was shown. Posts are named by their text, which no other
/// post has; people by their handle.
public sealed interface Action {
  /// Changes something.
  sealed interface Write extends Action {}

  /// Shows something; counts only where the outcome is [Outcome#OK].
  sealed interface Read extends Action {}

  /// Publishes, with an idempotency key, so that it may be tried again.
  ///
  /// @param id of the post, or 0 where nobody was told
  record Post(String post, long id) implements Write {}

  /// Takes one's own post away; for good.
  record Delete(String post) implements Write {}

  /// Favourites a post.
  record Favourite(String post) implements Write {}

  /// Takes the favourite back; nobody favourites the same post again.
  record Unfavourite(String post) implements Write {}

  /// Gives oneself another display name, which one never had before.
  record Edit(String version) implements Write {}

  /// Follows somebody.
  record Follow(String target) implements Write {}

  /// Reads the posts of an author, newest first.
  record ReadList(String author, Page page) implements Read {}

  /// Reads one's home timeline.
  record ReadHome(Page page) implements Read {}

  /// Reads one post; empty where it is said not to be there.
  record ReadPost(String post, Optional<Seen> seen) implements Read {}

  /// Reads somebody's display name.
  record ReadProfile(String of, String version) implements Read {}

  /// A post as its reader sees it.
  ///
  /// @param favourited whether by the reader
  /// @param favourites by anybody
  record Seen(long id, boolean favourited, long favourites) {}
}
