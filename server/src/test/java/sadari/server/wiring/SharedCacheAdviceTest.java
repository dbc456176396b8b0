package sadari.server.wiring;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.contract.Await;
import sadari.core.cache.DirtyKeys;
import sadari.engine.redis.RedisConfig;
import sadari.engine.redis.RedisEngine;
import sadari.engine.redis.ThrowAwayRedis;
import sadari.scale.cache.AccessListener;
import sadari.scale.cache.CacheSpec;
import sadari.scale.cache.CacheTally;
import sadari.scale.cache.CacheTier;
import sadari.scale.cache.Codec;
import sadari.scale.cache.TieredCache;
import sadari.scale.cache.WireReader;
import sadari.scale.cache.WireWriter;
import sadari.scale.cache.advice.CacheAdvice.Advised;
import sadari.scale.cache.advice.CacheAdvisor;
import sadari.server.config.CacheConfig;
import sadari.server.config.Secret;

/// What is advised for the cache that servers share comes true in a real Redis that is full: with
/// the policy and the bound that it was given, traffic of Zipf's kind, and a memory of the process
/// that keeps nothing, so that Redis is asked for everything.
@Timeout(180)
final class SharedCacheAdviceTest {
  private static final int KEYS = 60_000;
  private static final int TOGETHER = 20;
  private static final int REQUESTS = 12_000;
  private static final String MEBIBYTES = "12mb";
  private static final String VALUE = "x".repeat(300);

  private final long seed = System.nanoTime();
  private final RandomGenerator random = new SplittableRandom(seed);
  private final double[] upTo = popularity();

  @BeforeEach
  void redisIsInstalled() {
    Assumptions.assumeTrue(ThrowAwayRedis.isHere(), "Redis is not installed here");
  }

  @Test
  void aRedisWithAllkeysLfuDoesWhatIsPredicted() {
    comesTrue("allkeys-lfu");
  }

  @Test
  void aRedisWithAllkeysLruDoesWhatIsPredicted() {
    comesTrue("allkeys-lru");
  }

  private void comesTrue(String policy) {
    Advised advised = advised(policy);
    String set = "seed %d, as it is: %.3f predicted".formatted(seed, advised.predicted());
    assertEquals(advised.measured().hitRatio(), advised.predicted(), 0.04, set);

    double measured = measured(advised.proposal().size(), advised.proposal().policy().text());
    String told = "seed %d, %s: %.3f measured".formatted(seed, advised.proposal(), measured);
    assertTrue(advised.proposal().size() < 12 << 20, told);
    assertEquals(advised.proposal().hitRatio(), measured, 0.04, told);
  }

  private Advised advised(String policy) {
    try (ThrowAwayRedis redis = redis(MEBIBYTES, policy);
        RedisEngine engine = engine(redis)) {
      CacheAdvisor advisor = new CacheAdvisor(InstantSource.system(), seed);
      CacheConfig.Redis config =
          new CacheConfig.Redis(
              new CacheConfig.Place.Fixed(redis.address()), new Secret(""), 1 << 20, 16, true);
      WatchedLevels levels = WatchedLevels.by(advisor, config, engine);
      try (CacheTier tier = tier(engine, levels.shared())) {
        ask(tier.cache(spec("first")), 2 * REQUESTS);
        return (Advised) advisor.advise(0.6).getLast();
      }
    }
  }

  /// With traffic of the same kind, after the cache has filled.
  ///
  /// @param bytes for entries; what Redis takes for itself comes on top
  private double measured(long bytes, String policy) {
    try (ThrowAwayRedis redis = redis(MEBIBYTES, policy);
        RedisEngine engine = bounded(redis, bytes);
        CacheTier tier = tier(engine, AccessListener.NONE)) {
      TieredCache<Integer, String> cache = tier.cache(spec("second"));
      ask(cache, REQUESTS);
      CacheTally tally = requireNonNull(tier.tallies().get("second"));
      long hits = tally.shared();
      long loaded = tally.loaded();
      ask(cache, REQUESTS);
      hits = tally.shared() - hits;
      return hits / (double) (hits + tally.loaded() - loaded);
    }
  }

  private static ThrowAwayRedis redis(String bytes, String policy) {
    return ThrowAwayRedis.start("--maxmemory", bytes, "--maxmemory-policy", policy);
  }

  private static RedisEngine engine(ThrowAwayRedis redis) {
    return RedisEngine.open(
        RedisConfig.at(new RedisConfig.Place.Fixed(redis.address()))
            .withPatience(Duration.ofSeconds(10)));
  }

  private static RedisEngine bounded(ThrowAwayRedis redis, long bytes) {
    RedisEngine engine = engine(redis);
    Await.until("Redis tells its room", () -> engine.room().isPresent());
    long own = engine.room().orElseThrow().own();
    var _ = redis.command("CONFIG", "SET", "maxmemory", Long.toString(own + bytes));
    return engine;
  }

  private static CacheTier tier(RedisEngine engine, AccessListener shared) {
    CacheTier tier =
        CacheTier.alone(
            new CacheTier.Ground(
                engine.cache(),
                DirtyKeys.NONE,
                InstantSource.system(),
                new Everybodys(),
                AccessListener.NONE,
                shared),
            new CacheTier.Settings(0, 16, 1_000, Duration.ofSeconds(10), true));
    Await.until("the tier vouches", tier::isVouched);
    return tier;
  }

  private void ask(TieredCache<Integer, String> cache, int requests) {
    for (int i = 0; i < requests; i++) {
      Set<Integer> keys = new LinkedHashSet<>();
      while (keys.size() < TOGETHER) {
        keys.add(Math.abs(Arrays.binarySearch(upTo, random.nextDouble() * upTo[KEYS - 1])));
      }
      assertEquals(TOGETHER, cache.getAll(keys).size());
    }
  }

  private static CacheSpec<Integer, String> spec(String name) {
    return new CacheSpec<>(
        name,
        key -> Integer.toString(key),
        new Text(),
        SharedCacheAdviceTest::load,
        CacheSpec.Lives.USUAL);
  }

  private static Map<Integer, String> load(Collection<Integer> keys) {
    return keys.stream().collect(Collectors.toMap(Function.identity(), _ -> VALUE));
  }

  private static double[] popularity() {
    double[] upTo = new double[KEYS];
    double sum = 0;
    for (int key = 0; key < KEYS; key++) {
      sum += Math.pow(key + 1, -0.9);
      upTo[key] = sum;
    }
    return upTo;
  }

  private record Everybodys() implements RandomGenerator {
    @Override
    public long nextLong() {
      return ThreadLocalRandom.current().nextLong();
    }
  }

  private record Text() implements Codec<String> {
    @Override
    public int version() {
      return 1;
    }

    @Override
    public void write(String value, WireWriter out) {
      WireWriter _ = out.text(value);
    }

    @Override
    public String read(WireReader in) {
      return in.text();
    }
  }
}
