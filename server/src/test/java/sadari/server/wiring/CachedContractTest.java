package sadari.server.wiring;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import sadari.contract.Await;
import sadari.contract.Ids;
import sadari.contract.account.AccountStoreContract;
import sadari.contract.follow.FollowRaceContract;
import sadari.contract.follow.FollowStoreContract;
import sadari.contract.media.MediaEditStoreContract;
import sadari.contract.media.MediaStoreContract;
import sadari.contract.post.PostStoreContract;
import sadari.contract.post.ThreadStoreContract;
import sadari.contract.reaction.ReactionStoreContract;
import sadari.contract.timeline.HomeStoreContract;
import sadari.engine.postgres.QueryMeter;
import sadari.engine.redis.RedisConfig;
import sadari.engine.redis.ThrowAwayRedis;

/// Every port that caches decorate keeps its promise behind them: on one server where all reads
/// come from caches, and where each call of an account meets another of three servers.
@Timeout(180)
class CachedContractTest {
  private static @Nullable ThrowAwayRedis redis;
  private static @Nullable CachedServers servers;
  private static @Nullable Stores alone;
  private static @Nullable List<CachedServers.Server> three;

  @BeforeAll
  static void start() {
    Assumptions.assumeTrue(ThrowAwayRedis.isHere(), "Redis is not installed here");
    ThrowAwayRedis started = ThrowAwayRedis.start();
    redis = started;
    RedisConfig config = RedisConfig.at(new RedisConfig.Place.Fixed(started.address()));
    CachedServers all = new CachedServers(QueryMeter.NONE);
    servers = all;
    alone = all.alone(config);
    three = List.of(all.server(config), all.server(config), all.server(config));
    Await.until(
        "all vouch",
        () -> Objects.requireNonNull(three).stream().allMatch(s -> s.tier().isVouched()));
  }

  @AfterAll
  static void stop() {
    if (three != null) {
      long fromCaches =
          three.stream()
              .flatMap(server -> server.tier().tallies().values().stream())
              .mapToLong(tally -> tally.local() + tally.shared())
              .sum();
      assertTrue(fromCaches > 100, "hardly a read came from a cache: " + fromCaches);
    }
    if (servers != null) {
      servers.close();
    }
    if (redis != null) {
      redis.close();
    }
  }

  /// One server.
  abstract static class Alone extends Composition {
    @Override
    <P> P of(Class<P> port, Function<Stores, P> store) {
      return store.apply(Objects.requireNonNull(alone));
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
  class AccountsAlone extends Alone implements AccountStoreContract {}

  @Nested
  class AccountsInTurn extends InTurn implements AccountStoreContract {}

  @Nested
  class FollowsAlone extends Alone implements FollowStoreContract, FollowRaceContract {}

  @Nested
  class FollowsInTurn extends InTurn implements FollowStoreContract, FollowRaceContract {}

  @Nested
  class PostsAlone extends Alone implements PostStoreContract {}

  @Nested
  class PostsInTurn extends InTurn implements PostStoreContract {}

  @Nested
  class ThreadsAlone extends Alone implements ThreadStoreContract {}

  @Nested
  class ThreadsInTurn extends InTurn implements ThreadStoreContract {}

  @Nested
  class ReactionsAlone extends Alone implements ReactionStoreContract {}

  @Nested
  class ReactionsInTurn extends InTurn implements ReactionStoreContract {}

  @Nested
  class MediaAlone extends Alone implements MediaStoreContract {}

  @Nested
  class MediaInTurn extends InTurn implements MediaStoreContract {}

  @Nested
  class EditsAlone extends Alone implements MediaEditStoreContract {}

  @Nested
  class EditsInTurn extends InTurn implements MediaEditStoreContract {}

  @Nested
  class HomesAlone extends Alone implements HomeStoreContract {}

  @Nested
  class HomesInTurn extends InTurn implements HomeStoreContract {}
}
