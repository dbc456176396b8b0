package sadari.engine.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import sadari.core.cache.SharedCache;
import sadari.core.consistency.VectorStore;
import sadari.core.failure.Unavailable;

/// The shared cache on one Redis, or on the master among several. Two connections; thread-safe.
public final class RedisEngine implements AutoCloseable {
  /// More commands under way than this are refused rather than queued.
  private static final int UNDER_WAY = 10_000;

  private final ClientResources resources;
  private final RedisClient client;
  private final Keeper keeper;
  private final SharedCache cache;
  private final VectorStore vectors;

  private RedisEngine(RedisConfig config) {
    this.resources =
        DefaultClientResources.builder().ioThreadPoolSize(2).computationThreadPoolSize(2).build();
    this.client = RedisClient.create(resources);
    client.setOptions(
        ClientOptions.builder()
            // What is behind a new connection may be another process: the keeper makes it.
            .autoReconnect(false)
            .requestQueueSize(UNDER_WAY)
            .socketOptions(SocketOptions.builder().connectTimeout(config.connecting()).build())
            .build());
    this.keeper = new Keeper(client, config);
    Commands commands = new Commands(keeper);
    this.cache = new RedisSharedCache(keeper, commands, config.prefix());
    this.vectors = new RedisVectorStore(commands);
  }

  /// Begins to connect, and goes on trying for as long as it is open. Does not wait for Redis.
  public static RedisEngine open(RedisConfig config) {
    RedisEngine engine = new RedisEngine(config);
    engine.keeper.start();
    return engine;
  }

  /// The cache.
  public SharedCache cache() {
    return cache;
  }

  /// How far each account has come.
  public VectorStore vectors() {
    return vectors;
  }

  /// How Redis is.
  public Health check() {
    return keeper.health();
  }

  /// How much room it has; empty while it is away.
  public Optional<Room> room() {
    try {
      Link link = keeper.link();
      return Optional.of(
          Room.read(keeper.await(link, () -> link.commands().async().info("memory"))));
    } catch (Unavailable away) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    keeper.close();
    client.shutdown(0, 1, TimeUnit.SECONDS);
    var _ = resources.shutdown(0, 2, TimeUnit.SECONDS);
  }
}
