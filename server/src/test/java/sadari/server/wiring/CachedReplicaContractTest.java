package sadari.server.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import sadari.contract.Accounts;
import sadari.contract.Await;
import sadari.contract.Draft;
import sadari.contract.Ids;
import sadari.contract.account.AccountStoreContract;
import sadari.contract.account.HandleDirectoryContract;
import sadari.contract.follow.FollowRaceContract;
import sadari.contract.follow.FollowStoreContract;
import sadari.contract.marker.MarkerStoreContract;
import sadari.contract.media.MediaStoreContract;
import sadari.contract.notification.NotificationStoreContract;
import sadari.contract.post.PostStoreContract;
import sadari.contract.post.ThreadStoreContract;
import sadari.contract.reaction.ReactionStoreContract;
import sadari.contract.search.AccountIndexContract;
import sadari.contract.session.AppStoreContract;
import sadari.contract.session.TokenStoreContract;
import sadari.contract.timeline.HomeStoreContract;
import sadari.contract.timeline.TimelineIndexContract;
import sadari.core.cache.SharedCache;
import sadari.core.id.AccountId;
import sadari.core.page.PageRequest;
import sadari.core.post.Post;
import sadari.core.post.PostStore;
import sadari.core.post.PostStore.AuthorFilter;
import sadari.core.post.PostStore.Published;
import sadari.core.post.Visibility;
import sadari.engine.postgres.PostgresEngine;
import sadari.engine.redis.RedisConfig;
import sadari.engine.redis.ThrowAwayRedis;
import sadari.scale.cache.CacheTier;
import sadari.scale.replica.Routing;
import sadari.scale.replica.RoutingMeter;
import sadari.scale.session.Reading.Mode;
import sadari.server.composition.UnsteadyReplica;

/// Every port keeps its promise where caches stand in front of replicas, as on rung 5: each call of
/// an account meets another of three servers, whose caches lean on one Redis, and whose replica's
/// replay stands still half of the time.
@Timeout(180)
class CachedReplicaContractTest {
  private static final AtomicLong FROM_REPLICA = new AtomicLong();

  private static final List<AutoCloseable> OPEN = new ArrayList<>();
  private static @Nullable List<CachedServers.Server> three;

  @BeforeAll
  static void start() {
    Assumptions.assumeTrue(ThrowAwayRedis.isHere(), "Redis is not installed here");
    ThrowAwayRedis redis = with(ThrowAwayRedis.start());
    RedisConfig config = RedisConfig.at(new RedisConfig.Place.Fixed(redis.address()));
    UnsteadyReplica replica = with(UnsteadyReplica.begin());
    List<CachedServers.Server> servers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      servers.add(server(replica.engine(), config));
    }
    three = servers;
    Await.until("all vouch", () -> servers.stream().allMatch(s -> s.tier().isVouched()));
  }

  private static <T extends AutoCloseable> T with(T part) {
    OPEN.add(part);
    return part;
  }

  private static CachedServers.Server server(PostgresEngine engine, RedisConfig redis) {
    Routing routing =
        new Routing(
            engine.copies().orElseThrow(),
            Duration.ofMillis(5),
            bound -> ThreadLocalRandom.current().nextInt(bound),
            new Counting());
    return with(new CachedServers(engine))
        .server(redis, CacheTier.Settings.USUAL, bare -> ReplicaPart.routed(bare, routing, engine));
  }

  private static final class Counting implements RoutingMeter {
    @Override
    public void read(String target) {
      if (!target.equals("primary")) {
        long _ = FROM_REPLICA.incrementAndGet();
      }
    }

    @Override
    public void fellBack(Reason reason) {}
  }

  @AfterAll
  static void stop() throws Exception {
    if (three != null) {
      long fromCaches =
          three.stream()
              .flatMap(server -> server.tier().tallies().values().stream())
              .mapToLong(tally -> tally.local() + tally.shared())
              .sum();
      assertTrue(fromCaches > 100, "hardly a read came from a cache: " + fromCaches);
      assertTrue(FROM_REPLICA.get() > 100, "hardly a read came from the replica: " + FROM_REPLICA);
    }
    for (AutoCloseable part : OPEN.reversed()) {
      part.close();
    }
  }

  /// Three servers, in turn.
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class InTurn extends Composition {
    private final Crossing crossing = new Crossing(Objects.requireNonNull(three), Ids.account());

    @Override
    <P> P of(Class<P> port, Function<Stores, P> store) {
      return crossing.of(port, store);
    }
  }

  @Nested
  class Handles extends InTurn implements HandleDirectoryContract {}

  @Nested
  class AccountsOfAll extends InTurn implements AccountStoreContract {}

  @Nested
  class Follows extends InTurn implements FollowStoreContract, FollowRaceContract {}

  @Nested
  class Apps extends InTurn implements AppStoreContract {}

  @Nested
  class Tokens extends InTurn implements TokenStoreContract {}

  @Nested
  class People extends InTurn implements AccountIndexContract {}

  @Nested
  class Posts extends InTurn implements PostStoreContract {}

  @Nested
  class Threads extends InTurn implements ThreadStoreContract {}

  @Nested
  class Reactions extends InTurn implements ReactionStoreContract {}

  @Nested
  class Media extends InTurn implements MediaStoreContract {}

  @Nested
  class Homes extends InTurn implements HomeStoreContract {}

  @Nested
  class Index extends InTurn implements TimelineIndexContract {}

  @Nested
  class Notifications extends InTurn implements NotificationStoreContract {}

  @Nested
  class Markers extends InTurn implements MarkerStoreContract {}

  /// One account that is answered by a cache, and then by what no cache has.
  @Nested
  class FromCachesToTheReplica {
    private static final int ROUNDS = 60;
    private static final AuthorFilter UNCACHED =
        new AuthorFilter(
            Set.of(Visibility.PUBLIC),
            Optional.of(Ids.account()),
            false,
            false,
            false,
            Optional.empty());

    private final List<CachedServers.Server> servers = Objects.requireNonNull(three);
    private final AccountId reader = Ids.account();
    private final AccountId author = Accounts.in(servers.getFirst().stores().people().accounts());

    private <T> T asReader(Mode mode, Function<PostStore, T> work) {
      CachedServers.Server server = servers.getFirst();
      return server
          .sessions()
          .during(mode, Optional.of(reader), () -> work.apply(server.stores().writings().posts()));
    }

    private static void publish(PostStore posts, Post post) {
      assertInstanceOf(
          Published.New.class,
          posts.publish(post, Optional.empty(), Ids.event(post.id())).result());
    }

    private void assertSeenInBoth(Post post) {
      assertEquals(Optional.of(post), asReader(Mode.READ, posts -> posts.find(post.id())));
      List<Post> page =
          asReader(Mode.READ, posts -> posts.byAuthor(author, UNCACHED, PageRequest.first(1)));
      assertEquals(List.of(post), page);
    }

    @Test
    void whatACacheShowedTheReplicaShowsAsWell() {
      for (int i = 0; i < ROUNDS; i++) {
        Post post = Draft.by(author).post();
        publish(servers.getLast().stores().writings().posts(), post);

        assertSeenInBoth(post);
      }
    }

    @Test
    void whatAnAccountWroteItSeesAfterItsPositionIsLost() {
      for (int i = 0; i < ROUNDS; i++) {
        Post post = Draft.by(author).post();
        boolean _ =
            asReader(
                Mode.DECIDE,
                posts -> {
                  publish(posts, post);
                  return true;
                });
        long _ =
            servers
                .getFirst()
                .redis()
                .cache()
                .invalidate(List.of(SharedCache.vector(reader)), SharedCache.Hold.NONE);

        assertSeenInBoth(post);
      }
    }
  }
}
