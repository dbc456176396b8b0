import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import sadari.core.cache.DirtyKeys;
import sadari.engine.redis.RedisConfig;
import sadari.engine.redis.RedisEngine;
import sadari.scale.cache.AccessListener;
import sadari.scale.cache.CacheSpec;
import sadari.scale.cache.CacheTier;
import sadari.scale.cache.Codec;
import sadari.scale.cache.TieredCache;
import sadari.scale.cache.WireReader;
import sadari.scale.cache.WireWriter;

/// The tiered cache of the product, as two servers have it.
final class Ours implements Pair {
  private final RedisEngine nearRedis;
  private final RedisEngine farRedis;
  private final CacheTier nearTier;
  private final CacheTier farTier;
  private final TieredCache<String, String> near;
  private final TieredCache<String, String> far;

  Ours(String redis) {
    nearRedis = engine(redis);
    farRedis = engine(redis);
    nearTier = tier(nearRedis);
    farTier = tier(farRedis);
    near = nearTier.cache(spec());
    far = farTier.cache(spec());
    while (!(nearTier.isVouched() && farTier.isVouched())) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  // As patient as the others: on a busy machine an answer of Redis takes its time.
  private static RedisEngine engine(String redis) {
    return RedisEngine.open(
        RedisConfig.at(new RedisConfig.Place.Fixed("redis://" + redis))
            .withPatience(Duration.ofSeconds(2)));
  }

  private static CacheTier tier(RedisEngine redis) {
    RandomGenerator random = new SecureRandom();
    return CacheTier.alone(
        new CacheTier.Ground(
            redis.cache(),
            DirtyKeys.NONE,
            InstantSource.system(),
            random,
            AccessListener.NONE,
            AccessListener.NONE),
        CacheTier.Settings.USUAL);
  }

  private static CacheSpec<String, String> spec() {
    return new CacheSpec<>(
        "things", key -> key, new Text(), Ours::load, CacheSpec.Lives.USUAL);
  }

  private static Map<String, String> load(Collection<String> keys) {
    Map<String, String> values = new HashMap<>();
    keys.forEach(key -> values.put(key, CacheLoad.load()));
    return values;
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

  @Override
  public String near(String key) {
    return near.get(key).orElseThrow();
  }

  @Override
  public String far(String key) {
    return far.get(key).orElseThrow();
  }

  @Override
  public void change(String key, String value) {
    // The database is written here; it has no part in this.
    nearTier.changes().make(List.of(near.name(key)), () -> value);
  }

  @Override
  public void close() {
    nearTier.close();
    farTier.close();
    nearRedis.close();
    farRedis.close();
  }
}
