package sadari.core.reaction;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.id.PostId;
import sadari.core.outbox.Written;
import sadari.core.page.Keyed;
import sadari.core.page.PageRequest;

/// Keeps favourites and bookmarks: the actor's side in the actor's bucket, and for favourites the
/// post's side (who, and how many) in the post's.
///
/// The actor's side decides; its change is written with a
/// [sadari.core.outbox.Event.FavouriteChanged] in one transaction, and the post's side reflects it.
/// Both keep the edge's version (and the row, once made), so reflecting is idempotent and events
/// may come in any order. Durable when acknowledged; a reader who wrote sees what it wrote.
public interface ReactionStore {
  /// A favourite, as the actor's side has it.
  ///
  /// @param version counts the changes of this edge from 1; 0 where there never was one
  record Edge(long version, boolean active) {
    /// There never was one.
    public static final Edge NONE = new Edge(0, false);
  }

  /// Sets the actor's side, bumps the version, and writes the event – all or nothing. A change to
  /// what is already so changes and writes nothing.
  ///
  /// @param key of the row in pages; a fresh id in the actor's bucket
  Written<Edge> setFavourite(AccountId actor, PostId post, boolean active, long key, EventId event);

  /// The actor's side of one favourite.
  Edge favourite(AccountId actor, PostId post);

  /// Makes the post's side like `edge`, unless it has seen that version or a later one, and the
  /// post's tally with it. Nothing happens where the post is gone.
  ///
  /// @param key of the row in pages; a fresh id in the post's bucket
  /// @return whether anything changed
  boolean reflectFavourite(PostId post, AccountId actor, Edge edge, long key);

  /// Sets or takes away a bookmark; a matter of the actor alone.
  ///
  /// @param key of the row in pages; a fresh id in the actor's bucket
  void setBookmark(AccountId actor, PostId post, boolean active, long key);

  /// What the actor favourited, newest favourite first.
  List<Keyed<PostId>> favourites(AccountId actor, PageRequest page);

  /// What the actor bookmarked, newest bookmark first.
  List<Keyed<PostId>> bookmarks(AccountId actor, PageRequest page);

  /// Who favourited a post, newest first.
  List<Keyed<AccountId>> favouritedBy(PostId post, PageRequest page);

  /// Which of `posts` the actor favourited, bookmarked and boosted: all that is in the actor's
  /// bucket, in one question.
  Marks marks(AccountId actor, Collection<PostId> posts);

  /// @param favourites those favourited
  /// @param bookmarks those bookmarked
  /// @param boosts those boosted
  record Marks(Set<PostId> favourites, Set<PostId> bookmarks, Set<PostId> boosts) {
    /// A stranger's.
    public static final Marks NONE = new Marks(Set.of(), Set.of(), Set.of());
  }
}
