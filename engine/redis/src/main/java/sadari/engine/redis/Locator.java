package sadari.engine.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisCredentialsProvider;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.StringCodec;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;

/// Finds the Redis that takes writes. Used by one thread.
final class Locator {
  private final RedisClient client;
  private final RedisConfig config;
  private int next;

  Locator(RedisClient client, RedisConfig config) {
    this.client = client;
    this.config = config;
  }

  /// Where it is now.
  ///
  /// @throws RedisException where no Sentinel says
  RedisURI find() {
    RedisURI uri =
        switch (config.place()) {
          case RedisConfig.Place.Fixed fixed -> RedisURI.create(URI.create(fixed.address()));
          case RedisConfig.Place.Watched watched -> watched(watched);
        };
    uri.setTimeout(config.connecting());
    uri.setClientName("sadari");
    if (!config.password().isEmpty()) {
      uri.setCredentialsProvider(
          RedisCredentialsProvider.from(
              () -> RedisCredentials.just(null, config.password().toCharArray())));
    }
    return uri;
  }

  private RedisURI watched(RedisConfig.Place.Watched watched) {
    RedisException last = new RedisException("no Sentinel answers");
    for (int i = 0; i < watched.sentinels().size(); i++) {
      try {
        return ask(watched.sentinels().get(next), watched.master());
      } catch (RedisException away) {
        last = away;
        next = (next + 1) % watched.sentinels().size();
      }
    }
    throw last;
  }

  private RedisURI ask(String sentinel, String master) {
    RedisURI uri = RedisURI.create(URI.create("redis://" + sentinel));
    uri.setTimeout(config.connecting());
    try (var connection = client.connectSentinel(StringCodec.UTF8, uri)) {
      SocketAddress address = connection.sync().getMasterAddrByName(master);
      if (address instanceof InetSocketAddress inet) {
        return RedisURI.Builder.redis(inet.getHostString(), inet.getPort()).build();
      }
      throw new RedisException("the Sentinel knows no master " + master);
    }
  }
}
