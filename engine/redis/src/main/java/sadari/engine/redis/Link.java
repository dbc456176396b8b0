package sadari.engine.redis;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A pair of connections to one Redis process, for commands and for news, with the epoch that was
/// found there. Never reconnected: what is behind another connection may be another process, with
/// another memory. Thread-safe.
final class Link implements AutoCloseable {
  private static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
  private static final Pattern RUN_ID = Pattern.compile("(?m)^run_id:(\\w+)");

  private final RedisURI address;
  private final Pair pair;
  private final Names names;
  private final News news;
  private final Fuse fuse;

  private record Pair(
      StatefulRedisConnection<String, byte[]> commands,
      StatefulRedisPubSubConnection<String, byte[]> subscription) {}

  private Link(RedisURI address, Pair pair, Names names, News news, Fuse fuse) {
    this.address = address;
    this.pair = pair;
    this.names = names;
    this.news = news;
    this.fuse = fuse;
  }

  /// What a link is made with.
  ///
  /// @param known the largest number known so far
  /// @param fresh the id of a new epoch, should there be one
  record Wish(RedisConfig config, RedisURI address, long known, String fresh) {}

  /// Connects, subscribes, and then agrees on the epoch: in this order, so that nothing is missed.
  static Link make(RedisClient client, Wish wish) {
    Fuse fuse = new Fuse();
    StatefulRedisConnection<String, byte[]> commands = client.connect(CODEC, wish.address());
    try {
      StatefulRedisPubSubConnection<String, byte[]> news =
          client.connectPubSub(CODEC, wish.address());
      try {
        return greeted(wish, commands, news, fuse);
      } catch (RuntimeException e) {
        var _ = news.closeAsync();
        throw e;
      }
    } catch (RuntimeException e) {
      var _ = commands.closeAsync();
      throw e;
    }
  }

  private static Link greeted(
      Wish wish,
      StatefulRedisConnection<String, byte[]> commands,
      StatefulRedisPubSubConnection<String, byte[]> subscription,
      Fuse fuse) {
    String run = runId(subscription.async().info("server"), wish);
    News news = new News(() -> fuse.blow("an invalidation is missing"));
    subscription.addListener(
        new RedisPubSubAdapter<String, byte[]>() {
          @Override
          public void message(String channel, byte[] message) {
            news.message(message);
          }
        });
    String prefix = wish.config().prefix();
    await(subscription.async().subscribe(Names.channel(prefix)), wish);
    if (!runId(commands.async().info("server"), wish).equals(run)) {
      throw new RedisException("Redis was replaced while it was connected to");
    }
    await(Scripts.load(commands), wish);
    List<byte[]> greeting =
        await(
            commands
                .async()
                .evalsha(
                    Scripts.GREET.digest(),
                    ScriptOutputType.MULTI,
                    new String[] {Names.epoch(prefix), Names.number(prefix)},
                    bytes(run),
                    bytes(wish.fresh()),
                    bytes(Long.toString(wish.known()))),
            wish);
    Names names = new Names(prefix, text(greeting.getFirst()));
    news.begin(names.epoch(), Long.parseLong(text(greeting.getLast())));
    onDisconnect(commands, fuse);
    onDisconnect(subscription, fuse);
    return new Link(wish.address(), new Pair(commands, subscription), names, news, fuse);
  }

  private static void onDisconnect(StatefulRedisConnection<String, byte[]> connection, Fuse fuse) {
    connection.addListener(
        new RedisConnectionStateListener() {
          @Override
          public void onRedisDisconnected(RedisChannelHandler<?, ?> gone) {
            fuse.blow("the connection is lost");
          }
        });
    if (!connection.isOpen()) {
      throw new RedisException("the connection was lost at once");
    }
  }

  private static String runId(Future<String> info, Wish wish) {
    Matcher matcher = RUN_ID.matcher(await(info, wish));
    if (!matcher.find()) {
      throw new RedisException("Redis does not say its run id");
    }
    return matcher.group(1);
  }

  private static <T> T await(Future<T> answer, Wish wish) {
    try {
      return answer.get(wish.config().connecting().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new RedisException("no answer while connecting", e);
    } catch (ExecutionException e) {
      throw new RedisException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedisException("interrupted", e);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  StatefulRedisConnection<String, byte[]> commands() {
    return pair.commands();
  }

  Names names() {
    return names;
  }

  News news() {
    return news;
  }

  /// Whether it leads to this address.
  boolean leadsTo(RedisURI other) {
    return address.getHost().equals(other.getHost()) && address.getPort() == other.getPort();
  }

  /// Blows when the link is of no use any more.
  Fuse fuse() {
    return fuse;
  }

  @Override
  public void close() {
    news.end();
    var _ = pair.commands().closeAsync();
    var _ = pair.subscription().closeAsync();
  }
}
