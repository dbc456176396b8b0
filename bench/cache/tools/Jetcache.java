import static java.nio.charset.StandardCharsets.UTF_8;

import com.alicp.jetcache.Cache;
import com.alicp.jetcache.CacheBuilder;
import com.alicp.jetcache.SimpleCacheManager;
import com.alicp.jetcache.anno.CacheType;
import com.alicp.jetcache.embedded.CaffeineCacheBuilder;
import com.alicp.jetcache.redis.lettuce.RedisLettuceCacheBuilder;
import com.alicp.jetcache.template.CacheBuilderTemplate;
import com.alicp.jetcache.template.QuickConfig;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/// JetCache: Caffeine in front of Redis, local caches told of changes, loads once per process.
final class Jetcache implements Pair {
  private final RedisClient nearClient;
  private final RedisClient farClient;
  private final SimpleCacheManager nearManager = new SimpleCacheManager();
  private final SimpleCacheManager farManager = new SimpleCacheManager();
  private final Cache<String, String> near;
  private final Cache<String, String> far;

  Jetcache(String redis) {
    nearClient = RedisClient.create("redis://" + redis);
    farClient = RedisClient.create("redis://" + redis);
    near = cache(nearManager, nearClient);
    far = cache(farManager, farClient);
  }

  private static Cache<String, String> cache(SimpleCacheManager manager, RedisClient client) {
    Function<Object, Object> same = key -> key;
    Function<Object, byte[]> encode = value -> ((String) value).getBytes(UTF_8);
    Function<byte[], Object> decode = bytes -> new String(bytes, UTF_8);
    CacheBuilder local =
        CaffeineCacheBuilder.createCaffeineCacheBuilder().limit(100_000).keyConvertor(same);
    CacheBuilder remote =
        RedisLettuceCacheBuilder.createRedisLettuceCacheBuilder()
            .redisClient(client)
            .broadcastChannel("jetcache-bench")
            .keyPrefix("jet:")
            .keyConvertor(same)
            .valueEncoder(encode)
            .valueDecoder(decode);
    manager.setCacheBuilderTemplate(
        new CacheBuilderTemplate(true, Map.of("default", local), Map.of("default", remote)));
    return manager.getOrCreateCache(
        QuickConfig.newBuilder("things")
            .cacheType(CacheType.BOTH)
            .expire(Duration.ofSeconds(60))
            .localExpire(Duration.ofSeconds(10))
            .localLimit(100_000)
            .syncLocal(true)
            .penetrationProtect(true)
            .build());
  }

  @Override
  public String near(String key) {
    return near.computeIfAbsent(key, k -> CacheLoad.load());
  }

  @Override
  public String far(String key) {
    return far.computeIfAbsent(key, k -> CacheLoad.load());
  }

  @Override
  public void change(String key, String value) {
    // put() does not wait for Redis.
    if (!near.PUT(key, value).isSuccess()) {
      throw new IllegalStateException("not put");
    }
  }

  @Override
  public void close() {
    nearManager.close();
    farManager.close();
  }
}
