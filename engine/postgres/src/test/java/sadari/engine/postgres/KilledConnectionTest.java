package sadari.engine.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import sadari.contract.Author;
import sadari.contract.Await;
import sadari.contract.Ids;
import sadari.contract.Stores;
import sadari.core.failure.Failure;
import sadari.core.failure.OutcomeUnknown;
import sadari.core.failure.Unavailable;
import sadari.core.id.MediaId;
import sadari.core.id.PostId;
import sadari.core.page.PageRequest;
import sadari.core.post.Post;
import sadari.core.reaction.ReactionStore;

/// A cause and its event are there together or not at all, also when the connection dies between
/// them.
class KilledConnectionTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements Promises {}

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements Promises {}

  interface Promises extends Stores {
    /// How many rows each table has that a post leaves a trace in.
    String TRACES =
        """
        select (select count(*) from bucket.post) || ' posts, '
          || (select count(*) from bucket.home) || ' at home, '
          || (select count(*) from bucket.post_key) || ' keys, '
          || (select count(*) from bucket.media where post is not null) || ' attached, '
          || (select sum(posts) from bucket.account_tally) || ' counted, '
          || (select count(*) from bucket.favourite where active) || ' favourites, '
          || (select count(*) from bucket.outbox) || ' events'
        """;

    TestServer.Database database();

    @Test
    default void aPostKilledBeforeItsEventLeavesNothing() throws Exception {
      Author author = Author.in(this);
      MediaId photo = author.uploads();
      Post post = author.draft().photos(photo).post();
      String before = read(TRACES);

      Throwable failure = killedAtTheOutbox(() -> author.attempts(post, "k", post.createdAt()));

      assertEquals(OutcomeUnknown.class, failure.getClass());
      assertEquals(before, read(TRACES));
      author.publishes(author.draft().id(post.id()).photos(photo));
    }

    @Test
    default void aDeletionKilledBeforeItsEventLeavesThePost() throws Exception {
      Author author = Author.in(this);
      Post post = author.publishes(author.draft().photos(author.uploads()));
      String before = read(TRACES);

      Throwable failure = killedAtTheOutbox(() -> author.deletes(post.id()));

      assertEquals(Unavailable.class, failure.getClass());
      assertEquals(before, read(TRACES));
    }

    @Test
    default void aFavouriteKilledBeforeItsEventLeavesNothing() throws Exception {
      Author author = Author.in(this);
      Post post = author.posts();
      String before = read(TRACES);

      Throwable failure =
          killedAtTheOutbox(
              () ->
                  reactions()
                      .setFavourite(
                          author.id(),
                          post.id(),
                          true,
                          Ids.nextFor(author.id()),
                          Ids.event(author.id())));

      assertEquals(Unavailable.class, failure.getClass());
      assertEquals(before, read(TRACES));
      assertEquals(ReactionStore.Edge.NONE, reactions().favourite(author.id(), post.id()));
    }

    @Test
    default void underRandomKillsEveryPostIsWholeAndNoAcknowledgedOneIsLost() throws Exception {
      List<Author> authors = List.of(Author.in(this), Author.in(this), Author.in(this));
      Set<PostId> tried = Collections.synchronizedSet(new HashSet<>());
      Set<PostId> acknowledged = Collections.synchronizedSet(new HashSet<>());

      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> writers = new ArrayList<>();
        for (Author author : authors) {
          writers.add(threads.submit(() -> write(author, tried, acknowledged)));
        }
        while (!writers.stream().allMatch(Future::isDone)) {
          kill("application_name = 'sadari' and state = 'active' and random() < 0.3");
        }
      }

      Set<PostId> there = new HashSet<>(posts().findAll(tried).keySet());
      assertTrue(there.containsAll(acknowledged), "an acknowledged post is lost");
      assertEquals(there, home(authors));
      assertEquals(there.size(), counted(authors));
      assertEquals(there, eventsOf(tried));
    }

    /// Posts until five tries have failed.
    private static void write(Author author, Set<PostId> tried, Set<PostId> acknowledged) {
      for (int failures = 0; failures < 5; ) {
        Post post = author.draft().post();
        tried.add(post.id());
        try {
          author.attempts(post);
          acknowledged.add(post.id());
        } catch (Failure _) {
          // Unknown or not done: what is there is looked at afterwards.
          failures++;
        }
      }
    }

    private Set<PostId> home(List<Author> authors) {
      Set<PostId> home = new HashSet<>();
      for (Author author : authors) {
        homes()
            .page(author.id(), PageRequest.first(100_000))
            .forEach(entry -> home.add(entry.post()));
      }
      return home;
    }

    private static long counted(List<Author> authors) {
      return authors.stream().mapToLong(author -> author.account().tally().posts()).sum();
    }

    private Set<PostId> eventsOf(Set<PostId> tried) throws SQLException {
      Set<PostId> posts = new HashSet<>();
      String text = "select numbers[1] from bucket.outbox where kind = 'post-published'";
      try (Connection connection = database().connect();
          Statement statement = connection.createStatement();
          var rows = statement.executeQuery(text)) {
        while (rows.next()) {
          posts.add(new PostId(rows.getLong(1)));
        }
      }
      posts.retainAll(tried);
      return posts;
    }

    /// Holds the outbox, so that the work comes as far as its event, and kills it there.
    private Throwable killedAtTheOutbox(Runnable work) throws Exception {
      try (var threads = Executors.newVirtualThreadPerTaskExecutor();
          Connection holder = database().connect();
          Statement statement = holder.createStatement()) {
        holder.setAutoCommit(false);
        statement.execute("lock table bucket.outbox in exclusive mode");
        Future<?> running = threads.submit(work);
        String stuck = "application_name = 'sadari' and wait_event_type = 'Lock'";
        Await.until("the work waits for the outbox", () -> kill(stuck) > 0);
        ExecutionException failed = assertThrows(ExecutionException.class, running::get);
        holder.rollback();
        return Objects.requireNonNull(failed.getCause());
      }
    }

    /// Kills the connections that `condition` picks; how many.
    private int kill(String condition) {
      try {
        return Integer.parseInt(
            read(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid() and "
                    + condition));
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }

    private String read(String text) throws SQLException {
      try (Connection connection = database().connect();
          Statement statement = connection.createStatement();
          var rows = statement.executeQuery(text)) {
        rows.next();
        return String.valueOf(rows.getString(1));
      }
    }
  }
}
