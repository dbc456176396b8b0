import static java.nio.charset.StandardCharsets.UTF_8;

import com.alicp.jetcache.Cache;
import com.alicp.jetcache.CacheBuilder;
import com.alicp.jetcache.CacheValueHolder;
import com.alicp.jetcache.SimpleCacheManager;
import com.alicp.jetcache.anno.CacheType;
import com.alicp.jetcache.embedded.CaffeineCacheBuilder;
import com.alicp.jetcache.redis.lettuce.RedisLettuceCacheBuilder;
import com.alicp.jetcache.template.CacheBuilderTemplate;
import com.alicp.jetcache.template.QuickConfig;
import io.lettuce.core.RedisClient;
import java.nio.ByteBuffer;
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
    CacheBuilder local =
        CaffeineCacheBuilder.createCaffeineCacheBuilder().limit(100_000).keyConvertor(same);
    CacheBuilder remote =
        RedisLettuceCacheBuilder.createRedisLettuceCacheBuilder()
            .redisClient(client)
            .broadcastChannel("jetcache-bench")
            .keyPrefix("jet:")
            .keyConvertor(same)
            .valueEncoder(Jetcache::encode)
            .valueDecoder(Jetcache::decode);
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

  /// Text behind its two times: less than any of its own encoders writes.
  private static byte[] encode(Object value) {
    var holder = (CacheValueHolder<?>) value;
    byte[] text = ((String) holder.getValue()).getBytes(UTF_8);
    return ByteBuffer.allocate(2 * Long.BYTES + text.length)
        .putLong(holder.getExpireTime())
        .putLong(holder.getAccessTime())
        .put(text)
        .array();
  }

  private static Object decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    var holder = new CacheValueHolder<String>();
    holder.setExpireTime(in.getLong());
    holder.setAccessTime(in.getLong());
    holder.setValue(new String(bytes, in.position(), in.remaining(), UTF_8));
    return holder;
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
