package sadari.scale.cache;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.page.PageRequest;
import sadari.core.post.Post;
import sadari.core.post.PostStore;
import sadari.core.post.PostStore.AuthorFilter;
import sadari.core.post.Visibility;

/// The ids on first pages of authors' posts, as strangers see them. An account sees more than that:
/// what it is mentioned in, what is for followers.
final class AuthorPages {
  /// With or without replies, all or only those with photos.
  static final int KINDS = 4;

  private static final int SIZE = 40;
  private static final Set<Visibility> OPEN = Set.of(Visibility.PUBLIC, Visibility.UNLISTED);

  private final PostStore store;
  private final TieredCache<Key, List<PostId>> pages;

  private record Key(AccountId author, boolean excludeReplies, boolean onlyMedia) {
    String text() {
      return Names.text(author) + ":" + ((excludeReplies ? 1 : 0) + (onlyMedia ? 2 : 0));
    }

    AuthorFilter filter() {
      return new AuthorFilter(
          OPEN, Optional.empty(), excludeReplies, false, onlyMedia, Optional.empty());
    }
  }

  AuthorPages(PostStore store, CacheTier tier) {
    this.store = store;
    this.pages =
        tier.cache(
            new CacheSpec<>("a", Key::text, Codecs.POSTS, this::load, CacheSpec.Lives.USUAL));
  }

  /// The ids on a page, where it is one of those kept.
  Optional<List<PostId>> find(AccountId author, AuthorFilter filter, PageRequest page) {
    if (!FirstPages.has(page, SIZE) || !isKept(filter)) {
      return Optional.empty();
    }
    return pages
        .get(new Key(author, filter.excludeReplies(), filter.onlyMedia()))
        .map(ids -> ids.subList(0, Math.min(ids.size(), page.limit())));
  }

  private static boolean isKept(AuthorFilter filter) {
    return filter.mentioning().isEmpty()
        && filter.tag().isEmpty()
        && !filter.excludeBoosts()
        && Set.copyOf(filter.visibilities()).equals(OPEN);
  }

  private Map<Key, List<PostId>> load(Collection<Key> keys) {
    Map<Key, List<PostId>> found = new HashMap<>();
    for (Key key : keys) {
      List<Post> page = store.byAuthor(key.author(), key.filter(), PageRequest.first(SIZE));
      found.put(key, page.stream().map(Post::id).toList());
    }
    return found;
  }
}
