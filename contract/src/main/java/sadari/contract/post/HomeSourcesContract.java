package sadari.contract.post;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sadari.contract.Author;
import sadari.contract.Pages;
import sadari.contract.Stores;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.page.PageRequest;
import sadari.core.post.Post;
import sadari.core.post.Visibility;

/// What readers' home timelines take from authors: pulled posts, and those a new follower begins
/// with.
interface HomeSourcesContract extends Stores {
  @Test
  default void pulledPostsOfSeveralAuthorsAreMergedNewestFirst() {
    List<Author> celebrities = List.of(Author.in(this), Author.in(this));
    Author stranger = Author.in(this);
    List<Long> newestFirst = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Author author = celebrities.get(i * i % 5 % 2);
      newestFirst.addFirst(author.publishes(author.draft().pulled()).id().value());
      author.posts();
      stranger.publishes(stranger.draft().pulled());
    }

    List<AccountId> authors = celebrities.stream().map(Author::id).toList();
    Pages.check(newestFirst, Long::longValue, page -> pulled(authors, page));
  }

  @Test
  default void directPostsAreNeverPulledAndBoostsAre() {
    Author author = Author.in(this);
    Post original = Author.in(this).posts();
    author.publishes(author.draft().pulled().visible(Visibility.DIRECT));
    Post open = author.publishes(author.draft().pulled());
    Post unlisted = author.publishes(author.draft().pulled().visible(Visibility.UNLISTED));
    Post followers = author.publishes(author.draft().pulled().visible(Visibility.PRIVATE));
    Post boost = author.publishes(author.draft().pulled().boosting(original));

    List<Post> pulled = posts().pulled(List.of(author.id()), PageRequest.first(10));

    assertEquals(List.of(boost, followers, unlisted, open), pulled);
    assertEquals(List.of(), posts().pulled(List.of(), PageRequest.first(10)));
  }

  @Test
  default void pulledPostsCarryTheirTally() {
    Author author = Author.in(this);
    Post post = author.publishes(author.draft().pulled());
    threads().addReply(post.id(), author.posts().id());

    List<Post> pulled = posts().pulled(List.of(author.id()), PageRequest.first(10));

    assertEquals(new Post.Tally(1, 0, 0), pulled.getFirst().tally());
  }

  @Test
  default void aNewFollowerBeginsWithThePushedPostsThatFollowersSee() {
    Author author = Author.in(this);
    Post original = Author.in(this).posts();
    Post oldest = author.posts();
    Post followers = author.publishes(author.draft().visible(Visibility.PRIVATE));
    author.publishes(author.draft().visible(Visibility.DIRECT));
    Post unlisted = author.publishes(author.draft().visible(Visibility.UNLISTED));
    author.publishes(author.draft().pulled());
    Post boost = author.boosts(original);

    List<PostId> expected = List.of(boost.id(), unlisted.id(), followers.id(), oldest.id());
    assertEquals(expected, posts().recentForFollowers(author.id(), 10));
    assertEquals(expected.subList(0, 2), posts().recentForFollowers(author.id(), 2));
  }

  private List<Long> pulled(List<AccountId> authors, PageRequest page) {
    return posts().pulled(authors, page).stream().map(post -> post.id().value()).toList();
  }
}
