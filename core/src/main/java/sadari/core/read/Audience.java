package sadari.core.read;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import sadari.core.follow.FollowStore;
import sadari.core.follow.Relation;
import sadari.core.id.AccountId;
import sadari.core.post.Post;
import sadari.core.post.Visibility;

/// Decides who may see which post. Decided from the viewer's own bucket: how the viewer follows the
/// author is kept there.
public final class Audience {
  private final FollowStore follows;

  public Audience(FollowStore follows) {
    this.follows = follows;
  }

  /// Those of `posts` that the viewer may see, in the same order.
  public List<Post> visible(Optional<AccountId> viewer, Collection<Post> posts) {
    Set<AccountId> followed = followedAuthors(viewer, posts);
    return posts.stream().filter(post -> sees(viewer, post, followed)).toList();
  }

  /// Whether the viewer may see one post.
  public boolean sees(Optional<AccountId> viewer, Post post) {
    return !visible(viewer, List.of(post)).isEmpty();
  }

  private Set<AccountId> followedAuthors(Optional<AccountId> viewer, Collection<Post> posts) {
    List<AccountId> asked =
        posts.stream()
            .filter(post -> post.visibility() == Visibility.PRIVATE)
            .map(Post::author)
            .distinct()
            .toList();
    if (viewer.isEmpty() || asked.isEmpty()) {
      return Set.of();
    }
    Map<AccountId, Relation> relations = follows.relations(viewer.get(), asked);
    return relations.values().stream()
        .filter(Relation::following)
        .map(Relation::other)
        .collect(Collectors.toSet());
  }

  private static boolean sees(Optional<AccountId> viewer, Post post, Set<AccountId> followed) {
    if (post.visibility().open()) {
      return true;
    }
    if (viewer.isEmpty()) {
      return false;
    }
    AccountId reader = viewer.get();
    return post.author().equals(reader)
        || post.content().mentions().stream().anyMatch(mention -> mention.account().equals(reader))
        || (post.visibility() == Visibility.PRIVATE && followed.contains(post.author()));
  }
}
