package sadari.engine.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import sadari.contract.Author;
import sadari.contract.Ids;
import sadari.contract.Stores;
import sadari.core.account.AccountStore;
import sadari.core.media.MediaStore;
import sadari.core.outbox.Outbox;
import sadari.core.post.Post;
import sadari.core.post.PostStore;
import sadari.core.post.PostStore.IdempotencyKey;
import sadari.core.post.ThreadStore;
import sadari.core.reaction.ReactionStore;
import sadari.core.timeline.HomeStore;
import sadari.core.timeline.TimelineIndex;

/// Durable posts per second, for comparing one build with another and with pgbench beside it:
/// `PublishLoad jdbcUrl user password connections seconds clients...`. Every number of clients is
/// run twice: each post alone, and those that come together in groups.
///
/// Each client is somebody else and posts one post after the other, each with an idempotency key as
/// the phone apps send it.
final class PublishLoad {
  private static final String TEXT = "x".repeat(140);

  private final PostgresEngine engine;
  private final Duration span;

  private PublishLoad(PostgresEngine engine, Duration span) {
    this.engine = engine;
    this.span = span;
  }

  public static void main(String[] arguments) throws Exception {
    var login = new PostgresConfig.Login(arguments[1], arguments[2]);
    var config =
        PostgresConfig.of(arguments[0], login).withPoolSize(Integer.parseInt(arguments[3]));
    try (PostgresEngine engine = PostgresEngine.open(config, QueryMeter.NONE)) {
      engine.migrate();
      var load = new PublishLoad(engine, Duration.ofSeconds(Integer.parseInt(arguments[4])));
      for (int i = 5; i < arguments.length; i++) {
        int clients = Integer.parseInt(arguments[i]);
        load.run("alone", clients, new Publisher(engine.sql())::publish);
        load.run("in groups", clients, new GroupCommit(engine.sql())::publish);
      }
    }
  }

  private void run(String how, int clients, Consumer<Publication> publish) throws Exception {
    List<Author> authors = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      authors.add(Author.in(stores()));
    }
    List<long[]> nanos = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<long[]>> running = new ArrayList<>();
      for (Author author : authors) {
        running.add(threads.submit(() -> client(author, publish)));
      }
      for (Future<long[]> future : running) {
        nanos.add(future.get());
      }
    }
    long[] sorted = nanos.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    System.out.printf(
        "%4d clients, %9s: %7.0f posts/s, median %6.2f ms, 99 %% within %6.2f ms%n",
        clients,
        how,
        sorted.length / (double) span.toSeconds(),
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 99 / 100] / 1e6);
  }

  private long[] client(Author author, Consumer<Publication> publish) {
    long[] nanos = new long[100_000];
    int count = 0;
    long end = System.nanoTime() + span.toNanos();
    for (long now = System.nanoTime(); now < end && count < nanos.length; count++) {
      Post post = author.draft().text(TEXT).post();
      var key = new IdempotencyKey(post.id().text(), post.createdAt());
      publish.accept(new Publication(post, Optional.of(key), Ids.event(author.id())));
      long done = System.nanoTime();
      nanos[count] = done - now;
      now = done;
    }
    return Arrays.copyOf(nanos, count);
  }

  private Stores stores() {
    return new Stores() {
      @Override
      public AccountStore accounts() {
        return engine.accounts();
      }

      @Override
      public PostStore posts() {
        return engine.posts();
      }

      @Override
      public ThreadStore threads() {
        return engine.threads();
      }

      @Override
      public ReactionStore reactions() {
        return engine.reactions();
      }

      @Override
      public MediaStore media() {
        return engine.media();
      }

      @Override
      public HomeStore homes() {
        return engine.homes();
      }

      @Override
      public TimelineIndex index() {
        return engine.index();
      }

      @Override
      public Outbox outbox() {
        return engine.outbox();
      }
    };
  }
}
