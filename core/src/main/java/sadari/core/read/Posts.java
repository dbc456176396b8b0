package sadari.core.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import sadari.core.follow.FollowStore;
import sadari.core.follow.Relation;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.page.PageRequest;
import sadari.core.post.Post;
import sadari.core.post.PostStore;
import sadari.core.post.PostStore.AuthorFilter;
import sadari.core.post.ThreadStore;
import sadari.core.post.Visibility;

/// Single posts, threads and profiles, as a viewer may see them.
public final class Posts {
  /// How many replies of one thread are shown at most.
  public static final int THREAD_LIMIT = 4_096;

  private final PostStore posts;
  private final ThreadStore threads;
  private final FollowStore follows;
  private final Audience audience;

  public Posts(PostStore posts, ThreadStore threads, FollowStore follows, Audience audience) {
    this.posts = posts;
    this.threads = threads;
    this.follows = follows;
    this.audience = audience;
  }

  /// A post, if there is one that the viewer may see.
  public Optional<Post> find(Optional<AccountId> viewer, PostId id) {
    return posts.find(id).filter(post -> audience.sees(viewer, post));
  }

  /// The same; a boost stands for what it boosts.
  public Optional<Post> findOriginal(Optional<AccountId> viewer, PostId id) {
    Optional<Post> found = find(viewer, id);
    return found.flatMap(Post::boosted).isPresent()
        ? found.flatMap(Post::boosted).flatMap(boosted -> find(viewer, boosted.post()))
        : found;
  }

  /// All of `ids` that exist and that the viewer may see, in the order of `ids`.
  public List<Post> findAll(Optional<AccountId> viewer, List<PostId> ids) {
    Map<PostId, Post> found = posts.findAll(ids);
    return audience.visible(viewer, ids.stream().map(found::get).filter(Objects::nonNull).toList());
  }

  /// What a post answers, and what answers it.
  ///
  /// @param ancestors from the root down to the parent
  /// @param descendants each before its own answers, oldest first among siblings
  public record Context(List<Post> ancestors, List<Post> descendants) {}

  /// The thread around a post.
  public Context context(Optional<AccountId> viewer, Post post) {
    List<ThreadStore.Node> nodes = threads.thread(post.root(), THREAD_LIMIT);
    List<PostId> above = above(post, nodes);
    List<PostId> below = below(post.id(), nodes);
    List<PostId> wanted = new ArrayList<>(above);
    wanted.addAll(below);
    Map<PostId, Post> visible = new HashMap<>();
    for (Post seen : findAll(viewer, wanted)) {
      visible.put(seen.id(), seen);
    }
    return new Context(pick(above, visible), pick(below, visible));
  }

  private static List<Post> pick(List<PostId> ids, Map<PostId, Post> visible) {
    return ids.stream().map(visible::get).filter(Objects::nonNull).toList();
  }

  /// The ids from the root down to the parent. The thread's index may be a moment behind, so the
  /// post's own word on its parent comes first.
  private static List<PostId> above(Post post, List<ThreadStore.Node> nodes) {
    Map<PostId, PostId> parents = new HashMap<>();
    nodes.forEach(node -> parents.put(node.reply(), node.parent()));
    Deque<PostId> above = new ArrayDeque<>();
    Optional<PostId> at = post.reply().map(Post.Reply::parent);
    // A parent is older than its answer, so this ends.
    while (at.isPresent() && above.size() < THREAD_LIMIT) {
      above.addFirst(at.get());
      at = Optional.ofNullable(parents.get(at.get()));
    }
    post.reply()
        .map(Post.Reply::root)
        .filter(root -> !above.contains(root))
        .ifPresent(above::addFirst);
    return List.copyOf(above);
  }

  private static List<PostId> below(PostId post, List<ThreadStore.Node> nodes) {
    Map<PostId, List<PostId>> answers = new HashMap<>();
    for (ThreadStore.Node node : nodes) {
      answers.computeIfAbsent(node.parent(), _ -> new ArrayList<>()).add(node.reply());
    }
    answers.values().forEach(list -> list.sort(Comparator.comparingLong(PostId::value).reversed()));
    List<PostId> below = new ArrayList<>();
    Deque<PostId> stack = new ArrayDeque<>();
    push(stack, answers.getOrDefault(post, List.of()));
    while (!stack.isEmpty()) {
      PostId next = stack.pop();
      below.add(next);
      push(stack, answers.getOrDefault(next, List.of()));
    }
    return below;
  }

  /// Pushes newest first, so that the oldest is on top.
  private static void push(Deque<PostId> stack, List<PostId> newestFirst) {
    newestFirst.forEach(stack::push);
  }

  /// Which of an author's posts are wanted.
  public record Wish(
      boolean excludeReplies, boolean excludeBoosts, boolean onlyMedia, Optional<String> tag) {}

  /// An author's posts that the viewer may see, newest first.
  public List<Post> byAuthor(
      Optional<AccountId> viewer, AccountId author, Wish wish, PageRequest page) {
    return posts.byAuthor(
        author,
        new AuthorFilter(
            visibilities(viewer, author),
            viewer.filter(reader -> !reader.equals(author)),
            wish.excludeReplies(),
            wish.excludeBoosts(),
            wish.onlyMedia(),
            wish.tag()),
        page);
  }

  private Collection<Visibility> visibilities(Optional<AccountId> viewer, AccountId author) {
    if (viewer.isEmpty()) {
      return Set.of(Visibility.PUBLIC, Visibility.UNLISTED);
    }
    if (viewer.get().equals(author)) {
      return Set.of(Visibility.values());
    }
    boolean follower =
        follows.relations(viewer.get(), List.of(author)).values().stream()
            .anyMatch(Relation::following);
    return follower
        ? Set.of(Visibility.PUBLIC, Visibility.UNLISTED, Visibility.PRIVATE)
        : Set.of(Visibility.PUBLIC, Visibility.UNLISTED);
  }
}
