package sadari.contract;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sadari.core.account.Account;
import sadari.core.id.AccountId;
import sadari.core.id.MediaId;
import sadari.core.id.PostId;
import sadari.core.media.BlobKey;
import sadari.core.media.Media;
import sadari.core.media.Rendition;
import sadari.core.page.PageRequest;
import sadari.core.post.Post;
import sadari.core.post.PostStore.IdempotencyKey;
import sadari.core.post.PostStore.Published;
import sadari.core.timeline.HomeStore;

/// Somebody with an account who posts: what most tests of stores begin with.
public final class Author {
  private final Stores stores;
  private final AccountId id;

  private Author(Stores stores, AccountId id) {
    this.stores = stores;
    this.id = id;
  }

  /// Signs somebody up.
  public static Author in(Stores stores) {
    return new Author(stores, Accounts.in(stores.accounts()));
  }

  public AccountId id() {
    return id;
  }

  /// A post to be finished and published.
  public Draft draft() {
    return Draft.by(id);
  }

  /// Publishes something that nothing stands in the way of.
  public Post publishes(Draft draft) {
    Post post = draft.post();
    assertInstanceOf(Published.New.class, attempts(post));
    return post;
  }

  /// Publishes a plain post.
  public Post posts() {
    return publishes(draft());
  }

  /// Publishes a boost.
  public Post boosts(Post original) {
    return publishes(draft().boosting(original));
  }

  /// Tries to publish.
  public Published attempts(Post post) {
    return stores.posts().publish(post, Optional.empty(), Ids.event(id)).result();
  }

  /// Tries to publish with a key.
  public Published attempts(Post post, String key, Instant notBefore) {
    IdempotencyKey idempotencyKey = new IdempotencyKey(key, notBefore);
    return stores.posts().publish(post, Optional.of(idempotencyKey), Ids.event(id)).result();
  }

  /// Deletes a post.
  public Optional<Post> deletes(PostId post) {
    return stores.posts().delete(post, Ids.event(id)).result();
  }

  /// Uploads a photo.
  public MediaId uploads() {
    Media media = photo(Ids.media(id));
    stores.media().add(media);
    return media.id();
  }

  /// A photo of this author, not stored yet.
  public Media photo(MediaId mediaId) {
    Rendition rendition =
        new Rendition(new BlobKey("0".repeat(64) + ".jpg"), 4_000_000_000L, 640, 480);
    return new Media(
        mediaId, id, rendition, Optional.empty(), "LKO2", Media.Caption.NONE, Optional.empty());
  }

  /// The ids in this person's home inbox, newest first.
  public List<PostId> home() {
    return stores.homes().page(id, PageRequest.first(100)).stream()
        .map(HomeStore.Entry::post)
        .toList();
  }

  /// The account as it is now.
  public Account account() {
    return stores.accounts().find(id).orElseThrow();
  }
}
