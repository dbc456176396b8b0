package sadari.contract.post;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sadari.contract.Author;
import sadari.contract.Ids;
import sadari.contract.Pages;
import sadari.contract.Stores;
import sadari.core.id.AccountId;
import sadari.core.page.PageRequest;
import sadari.core.post.Post;
import sadari.core.post.PostStore.AuthorFilter;
import sadari.core.post.Visibility;

/// Which of an author's posts are found, and in what order.
interface AuthorPagesContract extends Stores {
  Set<Visibility> OPEN = EnumSet.of(Visibility.PUBLIC, Visibility.UNLISTED);

  @Test
  default void pagesWalkOverAllPostsOfTheAuthorAlone() {
    Author author = Author.in(this);
    Author other = Author.in(this);
    List<Long> newestFirst = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      newestFirst.addFirst(author.posts().id().value());
      other.posts();
    }

    AuthorFilter all = filter(EnumSet.allOf(Visibility.class));
    Pages.check(
        newestFirst, Long::longValue, page -> values(posts().byAuthor(author.id(), all, page)));
  }

  @Test
  default void filteredPagesAreFullAndSkipNothing() {
    Author author = Author.in(this);
    Post parent = Author.in(this).posts();
    List<Long> newestFirst = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      newestFirst.addFirst(author.publishes(author.draft().tags("t")).id().value());
      author.publishes(author.draft().tags("t").replyingTo(parent));
      author.publishes(author.draft().tags("t").visible(Visibility.DIRECT));
      author.posts();
    }

    AuthorFilter filter =
        new AuthorFilter(OPEN, Optional.empty(), true, false, false, Optional.of("t"));
    Pages.check(
        newestFirst, Long::longValue, page -> values(posts().byAuthor(author.id(), filter, page)));
  }

  @Test
  default void onlyTheVisibilitiesAskedForAreShown() {
    Author author = Author.in(this);
    Post open = author.publishes(author.draft().visible(Visibility.PUBLIC));
    Post unlisted = author.publishes(author.draft().visible(Visibility.UNLISTED));
    Post followers = author.publishes(author.draft().visible(Visibility.PRIVATE));
    Post direct = author.publishes(author.draft().visible(Visibility.DIRECT));

    assertEquals(List.of(unlisted, open), shown(author, filter(OPEN)));
    assertEquals(
        List.of(followers, unlisted, open),
        shown(author, filter(EnumSet.complementOf(EnumSet.of(Visibility.DIRECT)))));
    assertEquals(List.of(direct), shown(author, filter(EnumSet.of(Visibility.DIRECT))));
    assertEquals(List.of(), shown(author, filter(EnumSet.noneOf(Visibility.class))));
  }

  @Test
  default void whoIsMentionedSeesClosedPostsToo() {
    Author author = Author.in(this);
    AccountId viewer = Ids.account();
    AccountId other = Ids.account();
    author.publishes(author.draft().visible(Visibility.DIRECT).mentioning(other));
    author.publishes(author.draft().visible(Visibility.PRIVATE));
    Post direct =
        author.publishes(author.draft().visible(Visibility.DIRECT).mentioning(other, viewer));
    Post followers =
        author.publishes(author.draft().visible(Visibility.PRIVATE).mentioning(viewer));
    Post open = author.publishes(author.draft().visible(Visibility.PUBLIC));

    AuthorFilter stranger =
        new AuthorFilter(OPEN, Optional.of(viewer), false, false, false, Optional.empty());
    assertEquals(List.of(open, followers, direct), shown(author, stranger));
  }

  @Test
  default void beingMentionedDoesNotWidenOpenVisibilities() {
    Author author = Author.in(this);
    AccountId viewer = Ids.account();
    author.publishes(author.draft().visible(Visibility.UNLISTED).mentioning(viewer));
    Post open = author.publishes(author.draft().visible(Visibility.PUBLIC));
    Post direct = author.publishes(author.draft().visible(Visibility.DIRECT).mentioning(viewer));

    AuthorFilter publicOnly =
        new AuthorFilter(
            EnumSet.of(Visibility.PUBLIC),
            Optional.of(viewer),
            false,
            false,
            false,
            Optional.empty());
    assertEquals(List.of(direct, open), shown(author, publicOnly));
  }

  @Test
  default void mentionedPostsObeyTheOtherFilters() {
    Author author = Author.in(this);
    AccountId viewer = Ids.account();
    Post parent = Author.in(this).posts();
    author.publishes(
        author.draft().visible(Visibility.DIRECT).mentioning(viewer).replyingTo(parent));

    AuthorFilter noReplies =
        new AuthorFilter(OPEN, Optional.of(viewer), true, false, false, Optional.empty());
    assertEquals(List.of(), shown(author, noReplies));
  }

  @Test
  default void repliesAndBoostsCanBeLeftOut() {
    Author author = Author.in(this);
    Post original = Author.in(this).posts();
    Post plain = author.posts();
    Post reply = author.publishes(author.draft().replyingTo(original));
    Post boost = author.boosts(original);

    assertEquals(List.of(boost, reply, plain), shown(author, kinds(false, false)));
    assertEquals(List.of(boost, plain), shown(author, kinds(true, false)));
    assertEquals(List.of(reply, plain), shown(author, kinds(false, true)));
    assertEquals(List.of(plain), shown(author, kinds(true, true)));
  }

  @Test
  default void onlyPostsWithPhotosCanBeAskedFor() {
    Author author = Author.in(this);
    author.posts();
    Post photo = author.publishes(author.draft().photos(author.uploads()));
    author.posts();

    AuthorFilter media =
        new AuthorFilter(OPEN, Optional.empty(), false, false, true, Optional.empty());
    assertEquals(List.of(photo), shown(author, media));
  }

  @Test
  default void onlyPostsWithATagCanBeAskedFor() {
    Author author = Author.in(this);
    Post one = author.publishes(author.draft().tags("a", "사다리"));
    author.publishes(author.draft().tags("ab"));
    author.posts();

    assertEquals(List.of(one), shown(author, tagged("사다리")));
    assertEquals(List.of(one), shown(author, tagged("a")));
    assertEquals(List.of(), shown(author, tagged("b")));
  }

  private List<Post> shown(Author author, AuthorFilter filter) {
    return posts().byAuthor(author.id(), filter, PageRequest.first(50));
  }

  private static AuthorFilter filter(Collection<Visibility> visibilities) {
    return new AuthorFilter(visibilities, Optional.empty(), false, false, false, Optional.empty());
  }

  private static AuthorFilter kinds(boolean excludeReplies, boolean excludeBoosts) {
    return new AuthorFilter(
        OPEN, Optional.empty(), excludeReplies, excludeBoosts, false, Optional.empty());
  }

  private static AuthorFilter tagged(String tag) {
    return new AuthorFilter(OPEN, Optional.empty(), false, false, false, Optional.of(tag));
  }

  private static List<Long> values(List<Post> posts) {
    return posts.stream().map(post -> post.id().value()).toList();
  }
}
