import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import sadari.core.consistency.Copies;
import sadari.core.consistency.Invalidations;
import sadari.core.consistency.VectorStore;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.post.PostStore;
import sadari.engine.postgres.PostgresConfig;
import sadari.engine.postgres.PostgresEngine;
import sadari.engine.postgres.QueryMeter;
import sadari.scale.replica.ReplicaPostStore;
import sadari.scale.replica.Routing;
import sadari.scale.replica.RoutingMeter;
import sadari.scale.session.MemoryVectorStore;
import sadari.scale.session.Reading;
import sadari.scale.session.SessionGuarantees;

/// Reads posts one after the other, each as a request of its own, past and through the tier of
/// replicas. Arguments: JDBC-URL USER PASSWORD POSTS READS. Prints `WAY.p50 MICROSECONDS`.
final class Reads {
  private static final int ROUNDS = 5;
  private static final AccountId ACCOUNT = new AccountId(1L << 22);

  private Reads() {}

  public static void main(String[] args) throws Exception {
    var login = new PostgresConfig.Login(args[1], args[2]);
    PostgresConfig config =
        PostgresConfig.of(args[0], login)
            .withMigration(new PostgresConfig.Migration.CheckOnly())
            .withCluster(PostgresConfig.Cluster.DEFAULT);
    List<PostId> posts =
        Files.readAllLines(Path.of(args[3])).stream()
            .map(id -> new PostId(Long.parseLong(id)))
            .toList();
    try (PostgresEngine engine = PostgresEngine.open(config, QueryMeter.NONE)) {
      Copies copies = engine.copies().orElseThrow();
      await(copies);
      measure(ways(engine, copies), posts, Integer.parseInt(args[4]));
    }
    System.exit(0);
  }

  private static void await(Copies copies) throws InterruptedException {
    for (int i = 0; i < 200 && copies.replicas().isEmpty(); i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    if (copies.replicas().isEmpty()) {
      throw new IllegalStateException("no replica serves");
    }
  }

  private static Map<String, Consumer<PostId>> ways(PostgresEngine engine, Copies copies) {
    PostStore primary = engine.posts();
    Routing routing =
        new Routing(
            copies,
            Duration.ofMillis(20),
            bound -> ThreadLocalRandom.current().nextInt(bound),
            RoutingMeter.NONE);
    PostStore routed =
        new ReplicaPostStore(routing.over(primary, replica -> engine.on(replica).posts()));
    VectorStore memory = new MemoryVectorStore(1_000);
    Map<String, Consumer<PostId>> ways = new LinkedHashMap<>();
    ways.put("bare", id -> find(primary, id));
    ways.put("replica", request(memory, copies, Optional.empty(), routed));
    ways.put("memory", request(memory, copies, Optional.of(ACCOUNT), routed));
    ways.put("database", request(engine.vectors(), copies, Optional.of(ACCOUNT), routed));
    return ways;
  }

  /// A read in a request of its own, which looks the vector up before and raises it after.
  private static Consumer<PostId> request(
      VectorStore vectors, Copies copies, Optional<AccountId> account, PostStore routed) {
    var guarantees = new SessionGuarantees(vectors, Invalidations.NONE, Optional.of(copies));
    return id ->
        guarantees.during(
            Reading.Mode.READ,
            account,
            () -> {
              find(routed, id);
              return id;
            });
  }

  private static void find(PostStore store, PostId id) {
    if (store.find(id).isEmpty()) {
      throw new IllegalStateException("a post is not there");
    }
  }

  private static void measure(
      Map<String, Consumer<PostId>> ways, List<PostId> posts, int reads) {
    for (int round = 0; round <= ROUNDS; round++) {
      boolean warm = round == 0;
      ways.forEach(
          (name, way) -> {
            double p50 = p50(way, posts, warm ? 2 * reads : reads);
            if (!warm) {
              System.out.println(name + ".p50 " + p50);
            }
          });
    }
  }

  private static double p50(Consumer<PostId> way, List<PostId> posts, int reads) {
    long[] nanos = new long[reads];
    for (int n = 0; n < reads; n++) {
      long began = System.nanoTime();
      way.accept(posts.get(n % posts.size()));
      nanos[n] = System.nanoTime() - began;
    }
    Arrays.sort(nanos);
    return nanos[reads / 2] / 1e3;
  }
}
