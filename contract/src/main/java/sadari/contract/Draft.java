package sadari.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sadari.core.id.AccountId;
import sadari.core.id.MediaId;
import sadari.core.id.PostId;
import sadari.core.post.Post;
import sadari.core.post.Visibility;

/// Makes posts for tests, in a sentence: `Draft.by(author).tags("a").replyingTo(other).post()`.
public final class Draft {
  private final AccountId author;
  private PostId id;
  private Visibility visibility = Visibility.PUBLIC;
  private Post.Delivery delivery = Post.Delivery.PUSHED;
  private String text;
  private List<Post.Mention> mentions = List.of();
  private List<String> tags = List.of();
  private List<MediaId> media = List.of();
  private Optional<Post.Reply> reply = Optional.empty();
  private Optional<Post.Boosted> boosted = Optional.empty();

  private Draft(AccountId author) {
    this.author = author;
    this.id = Ids.post(author);
    this.text = "post " + id;
  }

  /// A public post with some text.
  public static Draft by(AccountId author) {
    return new Draft(author);
  }

  public Draft id(PostId newId) {
    id = newId;
    return this;
  }

  public Draft text(String newText) {
    text = newText;
    return this;
  }

  public Draft visible(Visibility newVisibility) {
    visibility = newVisibility;
    return this;
  }

  public Draft pulled() {
    delivery = Post.Delivery.PULLED;
    return this;
  }

  public Draft tags(String... newTags) {
    tags = List.of(newTags);
    return this;
  }

  public Draft photos(MediaId... newMedia) {
    media = List.of(newMedia);
    return this;
  }

  public Draft mentioning(AccountId... accounts) {
    mentions =
        Arrays.stream(accounts).map(account -> new Post.Mention(account, "m" + account)).toList();
    return this;
  }

  public Draft replyingTo(Post parent) {
    reply = Optional.of(new Post.Reply(parent.id(), parent.author(), parent.root()));
    return this;
  }

  public Draft boosting(Post original) {
    boosted = Optional.of(new Post.Boosted(original.id(), original.author()));
    return this;
  }

  /// The post.
  public Post post() {
    Post.Content content =
        boosted.isPresent()
            ? Post.Content.NONE
            : new Post.Content(text, "", false, "en", mentions, tags, media);
    return new Post(
        id,
        author,
        visibility,
        content,
        reply,
        boosted,
        delivery,
        Optional.empty(),
        Post.Tally.ZERO);
  }
}
