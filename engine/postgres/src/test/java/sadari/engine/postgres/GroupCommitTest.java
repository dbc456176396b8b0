package sadari.engine.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import sadari.contract.Author;
import sadari.contract.Await;
import sadari.contract.Ids;
import sadari.contract.Stores;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.id.MediaId;
import sadari.core.post.Post;
import sadari.core.post.PostStore;
import sadari.core.post.PostStore.IdempotencyKey;
import sadari.core.post.PostStore.Published;

/// Posts that come at the same time share a commit, and nothing else.
class GroupCommitTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements Promises {}

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements Promises {}

  interface Promises extends Stores {
    TestServer.Database database();

    @Test
    default void postsThatWaitTogetherAreWrittenTogether() throws Exception {
      List<Post> posts = drafts(60);
      AtomicInteger statements = new AtomicInteger();

      List<Object> outcomes = heldUp(statements, posts.stream().map(post -> alone(post)).toList());

      assertEquals(posts.stream().map(Published.New::new).toList(), outcomes);
      assertEquals(60, posts().findAll(posts.stream().map(Post::id).toList()).size());
      assertTrue(statements.get() <= 4, "statements for 60 posts: " + statements);
    }

    @Test
    default void whatIsWrongWithOnePostIsNobodyElsesFailure() throws Exception {
      List<Post> posts = drafts(30);
      Author clumsy = Author.in(this);
      EventId usedBefore = Ids.event(clumsy.id());
      AccountId other = Ids.account();
      reactions().setFavourite(other, posts.get(0).id(), true, Ids.nextFor(other), usedBefore);
      posts.set(20, clumsy.draft().post());
      List<Publication> group =
          posts.stream().map(post -> alone(post)).collect(Collectors.toCollection(ArrayList::new));
      group.set(20, new Publication(posts.get(20), Optional.empty(), usedBefore));

      List<Object> outcomes = heldUp(new AtomicInteger(), group);

      assertInstanceOf(IllegalStateException.class, outcomes.remove(20));
      assertEquals(Optional.empty(), posts().find(posts.remove(20).id()));
      assertEquals(posts.stream().map(Published.New::new).toList(), outcomes);
      assertEquals(List.of(), clumsy.home());
    }

    @Test
    default void eachPostOfAGroupGetsItsOwnAnswer() throws Exception {
      Author used = Author.in(this);
      Post before = used.draft().post();
      used.attempts(before, "key", Instant.EPOCH);
      Author booster = Author.in(this);
      Post boost = booster.boosts(before);
      Author photographer = Author.in(this);
      MediaId foreign = used.uploads();
      Post photo = photographer.publishes(photographer.draft().photos(photographer.uploads()));
      List<Publication> group = new ArrayList<>();
      drafts(10).forEach(post -> group.add(alone(post)));
      group.add(keyed(used.draft().post()));
      group.add(alone(booster.draft().boosting(before).post()));
      group.add(alone(photographer.draft().photos(foreign).post()));
      group.add(keyed(photo));

      List<Object> outcomes = heldUp(new AtomicInteger(), group);

      assertEquals(
          List.of(
              new Published.Before(before.id()),
              new Published.Before(boost.id()),
              new Published.MediaUnusable(foreign),
              new Published.Before(photo.id())),
          outcomes.subList(10, 14));
      outcomes.subList(0, 10).forEach(one -> assertInstanceOf(Published.New.class, one));
    }

    @Test
    default void manyPostsOfOneAuthorAtOnceAllComeThrough() throws Exception {
      Author author = Author.in(this);
      List<Publication> group = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        group.add(alone(author.draft().post()));
      }

      List<Object> outcomes = heldUp(new AtomicInteger(), group);

      outcomes.forEach(one -> assertInstanceOf(Published.New.class, one));
      assertEquals(30, author.account().tally().posts());
    }

    @Test
    default void forgottenKeysDoNotPileUp() throws Exception {
      Author author = Author.in(this);
      Instant longAgo = Instant.parse("2026-01-01T00:00:00Z");
      for (int i = 0; i < 40; i++) {
        var id = Ids.postAt(author.id(), longAgo.plusSeconds(i));
        author.attempts(author.draft().id(id).post(), "old" + i, longAgo);
      }
      Instant bound = longAgo.plusSeconds(3_600);
      for (int i = 0; i < 32; i++) {
        // One millisecond in 16 sweeps: uneven steps meet it.
        long skipped = i % 2 == 0 ? Ids.nextFor(author.id()) : 0;
        author.attempts(author.draft().post(), "new" + i + skipped, bound);
      }

      assertEquals(32, count("bucket.post_key where author = " + author.id()));
    }

    /// Publishes all at once while the tables are held, then lets them go; what became of each.
    private List<Object> heldUp(AtomicInteger statements, List<Publication> group)
        throws Exception {
      QueryMeter meter =
          (operation, _, _) -> {
            if (operation.startsWith("post.publish")) {
              statements.incrementAndGet();
            }
          };
      try (PostgresEngine engine = PostgresEngine.open(database().config(), meter);
          ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
          Connection holder = database().connect();
          Statement statement = holder.createStatement()) {
        holder.setAutoCommit(false);
        statement.execute("lock table bucket.post in exclusive mode");
        AtomicInteger started = new AtomicInteger();
        List<Future<Object>> running =
            group.stream()
                .map(one -> threads.submit(() -> attempt(engine.posts(), one, started)))
                .toList();
        Await.until("all wait", () -> started.get() == group.size() && waiters() == 2);
        holder.rollback();
        List<Object> outcomes = new ArrayList<>();
        for (Future<Object> future : running) {
          outcomes.add(future.get());
        }
        return outcomes;
      }
    }

    private static Object attempt(PostStore posts, Publication one, AtomicInteger started) {
      started.incrementAndGet();
      try {
        return posts.publish(one.post(), one.key(), one.event()).result();
      } catch (RuntimeException e) {
        return e;
      }
    }

    private long waiters() {
      return count(
          "pg_stat_activity where datname = current_database()"
              + " and application_name = 'sadari' and wait_event_type = 'Lock'");
    }

    private long count(String from) {
      try (Connection connection = database().connect();
          Statement statement = connection.createStatement();
          var rows = statement.executeQuery("select count(*) from " + from)) {
        rows.next();
        return rows.getLong(1);
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }

    private List<Post> drafts(int count) {
      List<Post> posts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        posts.add(Author.in(this).draft().post());
      }
      return posts;
    }

    private static Publication alone(Post post) {
      return new Publication(post, Optional.empty(), Ids.event(post.author()));
    }

    private static Publication keyed(Post post) {
      return new Publication(
          post, Optional.of(new IdempotencyKey("key", Instant.EPOCH)), Ids.event(post.author()));
    }
  }
}
