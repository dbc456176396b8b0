package sadari.web.view;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import sadari.core.account.Account;
import sadari.core.account.Handle;
import sadari.core.account.Profile;
import sadari.core.id.AccountId;
import sadari.core.id.AppId;
import sadari.core.id.MediaId;
import sadari.core.id.PostId;
import sadari.core.media.BlobKey;
import sadari.core.media.Media;
import sadari.core.media.Rendition;
import sadari.core.post.Post;
import sadari.core.post.Visibility;
import sadari.core.reaction.ReactionStore;
import sadari.core.session.App;
import sadari.core.session.Scopes;

/// A few posts that keep changing in all that can change, and in what cannot too.
final class RandomPosts {
  private static final int FEW = 3;
  private static final List<String> TEXTS =
      List.of("", "a <b> \"c\" \\ 😀\n\n@ann #Tag https://example.org/x?y=1&z=2", "plain");

  private final SplittableRandom random;

  RandomPosts(SplittableRandom random) {
    this.random = random;
  }

  /// Something to show, and all that is needed to write it.
  record Shown(Post post, Gathered gathered) {}

  Shown next() {
    Post original = post(random.nextInt(FEW), Optional.empty());
    Post shown =
        random.nextInt(3) > 0
            ? original
            : post(
                FEW + random.nextInt(FEW),
                Optional.of(new Post.Boosted(original.id(), original.author())));
    Map<AccountId, Account> accounts = new HashMap<>();
    for (Post post : List.of(original, shown)) {
      accounts.put(post.author(), account(post.author()));
    }
    return new Shown(
        shown,
        new Gathered(
            Map.of(original.id(), original),
            accounts,
            Map.of(new MediaId(1), photo(1), new MediaId(2), photo(2)),
            Map.of(new AppId(1), app()),
            marks(original.id())));
  }

  private boolean coin() {
    return random.nextBoolean();
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private Post post(int number, Optional<Post.Boosted> boosted) {
    List<MediaId> media =
        IntStream.rangeClosed(1, random.nextInt(4)).mapToObj(MediaId::new).toList();
    return new Post(
        new PostId(1_000 + number),
        new AccountId(1 + random.nextInt(2)),
        coin() ? Visibility.PUBLIC : Visibility.PRIVATE,
        boosted.isPresent()
            ? Post.Content.NONE
            : new Post.Content(
                text(),
                text(),
                coin(),
                coin() ? "en" : "",
                coin() ? List.of() : List.of(new Post.Mention(new AccountId(9), "ann")),
                coin() ? List.of() : List.of("tag"),
                media),
        coin()
            ? Optional.empty()
            : Optional.of(new Post.Reply(new PostId(5), new AccountId(9), new PostId(4))),
        boosted,
        Post.Delivery.PUSHED,
        coin() ? Optional.empty() : Optional.of(new AppId(1 + random.nextInt(2))),
        new Post.Tally(random.nextInt(2), random.nextInt(2), random.nextLong(1L << 40)));
  }

  private Account account(AccountId id) {
    return new Account(
        id,
        new Handle(coin() ? "ann" : "Bob_" + id.value()),
        new Profile(
            text(),
            text(),
            coin() ? List.of() : List.of(new Profile.Field("site", text())),
            coin() ? Optional.empty() : Optional.of(rendition(3)),
            Optional.empty(),
            new Profile.Flags(coin(), coin(), coin()),
            new Profile.Posting(Visibility.PUBLIC, false, "")),
        new Account.Tally(random.nextInt(2), random.nextInt(2), 1),
        Instant.EPOCH,
        coin() ? Optional.empty() : Optional.of(Instant.EPOCH),
        false);
  }

  private static Rendition rendition(int number) {
    return new Rendition(new BlobKey(("" + number).repeat(64) + ".jpg"), 1_000, 40, 30);
  }

  private Media photo(int number) {
    return new Media(
        new MediaId(number),
        new AccountId(1),
        rendition(number),
        coin() ? Optional.empty() : Optional.of(rendition(4)),
        "L00000fQfQfQfQfQfQfQfQfQfQfQ",
        new Media.Caption(text(), 0, coin() ? 0.5 : 0),
        Optional.empty());
  }

  private App app() {
    return new App(
        new AppId(1),
        "App",
        coin() ? Optional.empty() : Optional.of("https://app.example"),
        List.of(App.OUT_OF_BAND),
        Scopes.READ,
        "0".repeat(64));
  }

  private Optional<ReactionStore.Marks> marks(PostId post) {
    return coin()
        ? Optional.empty()
        : Optional.of(
            new ReactionStore.Marks(
                coin() ? Set.of() : Set.of(post),
                coin() ? Set.of() : Set.of(post),
                coin() ? Set.of() : Set.of(post)));
  }
}
