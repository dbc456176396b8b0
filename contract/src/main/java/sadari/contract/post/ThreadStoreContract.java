package sadari.contract.post;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import sadari.contract.Author;
import sadari.contract.Ids;
import sadari.contract.Pages;
import sadari.contract.Race;
import sadari.contract.Stores;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.page.Keyed;
import sadari.core.page.PageRequest;
import sadari.core.post.Post;
import sadari.core.post.ThreadStore;

/// All that a [ThreadStore] promises.
public interface ThreadStoreContract extends Stores {
  @Test
  default void threadListsItsRepliesOldestFirst() {
    PostId root = somebodysPost();
    PostId one = somebodysReply();
    PostId two = somebodysReply();
    PostId three = somebodysReply();
    threads().join(root, two, three);
    threads().join(root, root, one);
    threads().join(root, root, one);
    threads().join(root, one, two);

    List<ThreadStore.Node> thread = threads().thread(root, 10);

    assertEquals(
        List.of(
            new ThreadStore.Node(root, one),
            new ThreadStore.Node(one, two),
            new ThreadStore.Node(two, three)),
        thread);
    assertEquals(thread.subList(0, 2), threads().thread(root, 2));
  }

  @Test
  default void whatLeftTheThreadStaysOutEvenWhenItsJoiningComesLate() {
    PostId root = somebodysPost();
    PostId left = somebodysReply();
    PostId late = somebodysReply();
    PostId kept = somebodysReply();
    threads().join(root, root, left);
    threads().join(root, root, kept);

    threads().leave(root, left);
    threads().leave(root, left);
    threads().leave(root, late);
    threads().join(root, root, late);
    threads().join(root, root, left);

    assertEquals(List.of(new ThreadStore.Node(root, kept)), threads().thread(root, 10));
    assertEquals(List.of(), threads().thread(kept, 10));
  }

  @Test
  default void replyIsCountedOnce() {
    PostId parent = somebodysPost();
    PostId reply = somebodysReply();

    Race.of(
        10,
        _ -> {
          threads().addReply(parent, reply);
          return reply;
        });
    threads().addReply(parent, somebodysReply());

    assertEquals(new Post.Tally(2, 0, 0), tally(parent));
  }

  @Test
  default void replyTakenOutStaysOut() {
    PostId parent = somebodysPost();
    PostId reply = somebodysReply();
    PostId early = somebodysReply();
    threads().addReply(parent, reply);

    threads().removeReply(parent, reply);
    threads().removeReply(parent, reply);
    threads().addReply(parent, reply);
    threads().removeReply(parent, early);
    threads().addReply(parent, early);

    assertEquals(Post.Tally.ZERO, tally(parent));
  }

  @Test
  default void boostIsCountedOnceAndStaysOutOnceTakenOut() {
    PostId post = somebodysPost();
    AccountId booster = Ids.account();
    PostId first = Ids.post(booster);
    PostId second = Ids.post(booster);
    threads().addBoost(post, first, booster);
    threads().addBoost(post, first, booster);
    assertEquals(new Post.Tally(0, 1, 0), tally(post));

    threads().removeBoost(post, first, booster);
    threads().addBoost(post, first, booster);
    assertEquals(Post.Tally.ZERO, tally(post));
    assertEquals(List.of(), threads().boosters(post, PageRequest.first(10)));

    threads().addBoost(post, second, booster);
    assertEquals(new Post.Tally(0, 1, 0), tally(post));
    assertEquals(
        List.of(new Keyed<>(second.value(), booster)),
        threads().boosters(post, PageRequest.first(10)));
  }

  @Test
  default void boostersArePagedByTheirBoostsNewestFirst() {
    PostId post = somebodysPost();
    List<Keyed<AccountId>> newestFirst = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      AccountId booster = Ids.account();
      PostId boost = Ids.post(booster);
      threads().addBoost(post, boost, booster);
      newestFirst.addFirst(new Keyed<>(boost.value(), booster));
    }

    assertEquals(newestFirst, threads().boosters(post, PageRequest.first(50)));
    Pages.check(
        newestFirst.stream().map(Keyed::key).toList(),
        Long::longValue,
        page -> threads().boosters(post, page).stream().map(Keyed::key).toList());
  }

  @Test
  default void boostsAreFoundPieceByPieceEvenWhenThePostIsGone() {
    Author author = Author.in(this);
    Post post = author.posts();
    PostId one = somebodysReply();
    PostId two = somebodysReply();
    PostId gone = somebodysReply();
    PostId three = somebodysReply();
    for (PostId boost : List.of(two, three, gone, one)) {
      threads().addBoost(post.id(), boost, Ids.account());
    }
    threads().removeBoost(post.id(), gone, Ids.account());

    author.deletes(post.id());

    assertEquals(List.of(one, two), threads().boosts(post.id(), 0, 2));
    assertEquals(List.of(three), threads().boosts(post.id(), two.value(), 2));
    assertEquals(List.of(), threads().boosts(post.id(), three.value(), 2));
  }

  @Test
  default void whatComesAfterThePostIsGoneDoesNotBringItBack() {
    Author author = Author.in(this);
    Post post = author.posts();
    author.deletes(post.id());

    threads().addReply(post.id(), somebodysReply());
    threads().addBoost(post.id(), somebodysReply(), author.id());

    assertEquals(Optional.empty(), posts().find(post.id()));
  }

  @RepeatedTest(3)
  default void tallyEqualsTheRowsAfterRandomConcurrentEvents(TestReporter reporter) {
    long seed = System.nanoTime();
    reporter.publishEntry("seed", Long.toString(seed));
    PostId post = somebodysPost();
    List<PostId> subjects = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      subjects.add(somebodysReply());
    }

    List<Set<PostId>> removed =
        Race.of(6, runner -> shuffle(post, subjects, new Random(seed + runner)));

    Set<PostId> kept = new HashSet<>(subjects);
    removed.forEach(kept::removeAll);
    int expected = kept.size();
    String message = "seed " + seed;
    assertEquals(new Post.Tally(expected, expected, 0), tally(post), message);
    assertEquals(kept, Set.copyOf(threads().boosts(post, 0, 100)), message);
  }

  /// Adds everything twice at least, removes some, in any order; tells what was removed.
  private Set<PostId> shuffle(PostId post, List<PostId> subjects, Random random) {
    Set<PostId> removed = new HashSet<>();
    List<PostId> order = new ArrayList<>(subjects);
    order.addAll(subjects);
    Collections.shuffle(order, random);
    AccountId booster = new AccountId(1);
    for (PostId subject : order) {
      if (random.nextInt(12) == 0) {
        removed.add(subject);
        threads().removeReply(post, subject);
        threads().removeBoost(post, subject, booster);
      }
      threads().addReply(post, subject);
      threads().addBoost(post, subject, booster);
    }
    return removed;
  }

  private PostId somebodysPost() {
    return Author.in(this).posts().id();
  }

  private static PostId somebodysReply() {
    return Ids.post(Ids.account());
  }

  private Post.Tally tally(PostId post) {
    return posts().find(post).orElseThrow().tally();
  }
}
