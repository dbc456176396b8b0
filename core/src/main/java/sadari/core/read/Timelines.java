package sadari.core.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import sadari.core.follow.FollowStore;
import sadari.core.follow.Relation;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.page.PageRequest;
import sadari.core.post.Post;
import sadari.core.post.PostStore;
import sadari.core.timeline.HomeStore;
import sadari.core.timeline.TimelineIndex;

/// Home, public and tag timelines.
///
/// Home is the reader's inbox of pushed posts, merged at read time with the pulled posts of the
/// celebrities they follow (push for most, pull for the few with very many followers: Twitter,
/// 2013). What an inbox holds is checked against how the reader follows *now*, so a post of
/// somebody unfollowed a moment ago is not shown even before the inbox was cleaned.
public final class Timelines {
  /// After how many pages of which nothing may be shown a page is answered short.
  private static final int MAX_ROUNDS = 8;

  private final HomeStore home;
  private final TimelineIndex index;
  private final PostStore posts;
  private final FollowStore follows;
  private final Posts reader;

  public Timelines(
      HomeStore home, TimelineIndex index, PostStore posts, FollowStore follows, Posts reader) {
    this.home = home;
    this.index = index;
    this.posts = posts;
    this.follows = follows;
    this.reader = reader;
  }

  /// A page of the home timeline, newest first. Short only at the end of the timeline, or where
  /// very many entries in a row may not be shown.
  public List<Post> home(AccountId account, PageRequest page) {
    List<HomeStore.Entry> inbox = home.page(account, page);
    Circle circle = new Circle(account, inbox);
    List<Post> shown = new ArrayList<>();
    PageRequest rest = page;
    for (int round = 1; ; round++) {
      Merged merged = merge(inbox, circle.celebrities, rest);
      shown.addAll(circle.shown(merged.posts().values()));
      if (merged.last() || round == MAX_ROUNDS || shown.size() >= page.limit()) {
        return cut(shown, page);
      }
      rest =
          page.end() == PageRequest.End.NEWEST
              ? rest.withBefore(merged.posts().lastKey())
              : rest.withAfter(merged.posts().firstKey());
      inbox = home.page(account, rest);
    }
  }

  private static List<Post> cut(List<Post> shown, PageRequest page) {
    boolean newest = page.end() == PageRequest.End.NEWEST;
    Comparator<Post> byId = Comparator.comparingLong(post -> post.id().value());
    return shown.stream()
        .sorted(newest ? byId.reversed() : byId)
        .limit(page.limit())
        .sorted(byId.reversed())
        .toList();
  }

  /// One round's raw entries by id, newest first, and whether there are no more behind them. An
  /// entry whose post is gone is kept without a post, so that paging goes on behind it.
  private record Merged(TreeMap<Long, Optional<Post>> posts, boolean last) {}

  private Merged merge(List<HomeStore.Entry> inbox, List<AccountId> celebrities, PageRequest page) {
    List<Post> pulled = celebrities.isEmpty() ? List.of() : posts.pulled(celebrities, page);
    Map<PostId, Post> known = new HashMap<>();
    pulled.forEach(post -> known.put(post.id(), post));
    List<PostId> missing =
        inbox.stream().map(HomeStore.Entry::post).filter(id -> !known.containsKey(id)).toList();
    known.putAll(posts.findAll(missing));

    boolean newest = page.end() == PageRequest.End.NEWEST;
    Comparator<Long> order = newest ? Comparator.reverseOrder() : Comparator.naturalOrder();
    TreeMap<Long, Optional<Post>> nearest = new TreeMap<>(order);
    inbox.forEach(
        entry -> nearest.put(entry.post().value(), Optional.ofNullable(known.get(entry.post()))));
    pulled.forEach(post -> nearest.put(post.id().value(), Optional.of(post)));
    while (nearest.size() > page.limit()) {
      nearest.pollLastEntry();
    }
    TreeMap<Long, Optional<Post>> entries = new TreeMap<>(Comparator.reverseOrder());
    entries.putAll(nearest);
    return new Merged(entries, inbox.size() < page.limit() && pulled.size() < page.limit());
  }

  /// How a reader stands with those whose posts a page may show.
  private final class Circle {
    private final AccountId reader;
    private final List<AccountId> celebrities;
    private final Map<AccountId, Relation> relations = new HashMap<>();

    /// Asks for all that is known to be needed at once.
    Circle(AccountId reader, List<HomeStore.Entry> inbox) {
      this.reader = reader;
      FollowStore.Circle circle =
          follows.circle(
              reader, inbox.stream().map(HomeStore.Entry::author).collect(Collectors.toSet()));
      this.celebrities = circle.celebrities();
      this.relations.putAll(circle.relations());
    }

    /// Those that the reader's home shows, given how they follow now.
    List<Post> shown(Collection<Optional<Post>> entries) {
      List<Post> candidates = entries.stream().flatMap(Optional::stream).toList();
      Set<AccountId> unknown = new HashSet<>();
      for (Post post : candidates) {
        unknown.add(post.author());
        post.reply().map(Post.Reply::parentAuthor).ifPresent(unknown::add);
      }
      unknown.remove(reader);
      unknown.removeAll(relations.keySet());
      if (!unknown.isEmpty()) {
        relations.putAll(follows.relations(reader, unknown));
      }
      return candidates.stream().filter(this::belongs).toList();
    }

    private boolean belongs(Post post) {
      if (post.author().equals(reader)) {
        return true;
      }
      Relation author = relation(post.author());
      if (!author.following() || (post.boosted().isPresent() && !author.out().boosts())) {
        return false;
      }
      // An answer is shown to those who know whom it answers.
      return post.reply()
          .map(Post.Reply::parentAuthor)
          .map(
              answered ->
                  answered.equals(reader)
                      || answered.equals(post.author())
                      || relation(answered).following())
          .orElse(true);
    }

    private Relation relation(AccountId other) {
      return relations.getOrDefault(other, Relation.none(other));
    }
  }

  /// A page of everybody's public posts, newest first.
  public List<Post> everybody(Optional<AccountId> viewer, boolean onlyMedia, PageRequest page) {
    return reader.findAll(viewer, index.everybody(onlyMedia, page));
  }

  /// A page of the public posts with tags, newest first.
  public List<Post> tagged(
      Optional<AccountId> viewer, TimelineIndex.TagFilter filter, PageRequest page) {
    return reader.findAll(viewer, index.tagged(filter, page));
  }
}
