import java.time.Duration;
import org.redisson.api.RLocalCachedMap;
import org.redisson.api.RedissonClient;
import org.redisson.api.map.MapLoader;
import org.redisson.api.options.LocalCachedMapOptions;
import org.redisson.api.options.LocalCachedMapOptions.StoreMode;
import org.redisson.api.options.LocalCachedMapOptions.SyncStrategy;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/// Redisson's map with a local cache, invalidated where others change it.
final class Redisson implements Pair {
  private final RedissonClient nearClient;
  private final RedissonClient farClient;
  private final RLocalCachedMap<String, String> near;
  private final RLocalCachedMap<String, String> far;

  Redisson(String redis) {
    nearClient = client(redis);
    farClient = client(redis);
    near = map(nearClient);
    far = map(farClient);
  }

  private static RedissonClient client(String redis) {
    var config = new Config();
    config.useSingleServer().setAddress("redis://" + redis);
    return org.redisson.Redisson.create(config);
  }

  private static RLocalCachedMap<String, String> map(RedissonClient client) {
    LocalCachedMapOptions<String, String> options =
        LocalCachedMapOptions.<String, String>name("redisson-bench")
            .storeMode(StoreMode.LOCALCACHE_REDIS)
            .syncStrategy(SyncStrategy.INVALIDATE)
            .cacheSize(0)
            .timeToLive(Duration.ofSeconds(60))
            .codec(StringCodec.INSTANCE)
            .loader(
                new MapLoader<>() {
                  @Override
                  public String load(String key) {
                    return CacheLoad.load();
                  }

                  @Override
                  public Iterable<String> loadAllKeys() {
                    return null;
                  }
                });
    return client.getLocalCachedMap(options);
  }

  @Override
  public String near(String key) {
    return near.get(key);
  }

  @Override
  public String far(String key) {
    return far.get(key);
  }

  @Override
  public void change(String key, String value) {
    near.fastPut(key, value);
  }

  @Override
  public void close() {
    nearClient.shutdown();
    farClient.shutdown();
  }
}
