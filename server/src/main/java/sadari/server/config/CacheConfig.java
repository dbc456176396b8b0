package sadari.server.config;

import java.util.List;

/// The tier of caches: rung 5.
public sealed interface CacheConfig {
  /// No cache that servers share; what every request asks for is kept in the process.
  record None() implements CacheConfig {}

  /// A memory in each process in front of Redis, which all servers share.
  ///
  /// @param place where Redis is
  /// @param password empty where it asks for none
  /// @param memory how many bytes each process keeps, about
  /// @param loads how many questions to the database at a time, per process, for what no cache has
  /// @param invalidations whether caches are told of changes; false is a planted fault for tests of
  ///   whoever must notice it, and breaks every promise
  record Redis(Place place, Secret password, long memory, int loads, boolean invalidations)
      implements CacheConfig {}

  /// Where Redis is.
  sealed interface Place {
    /// @param url `redis://host:port`, or `rediss://` for TLS
    record Fixed(String url) implements Place {}

    /// @param sentinels `host:port` of each
    /// @param master what they call the master
    record Watched(List<String> sentinels, String master) implements Place {}
  }

  /// The kinds, as `cache.engine` names them.
  enum Engine {
    NONE,
    REDIS
  }

  static CacheConfig from(Settings settings) {
    return switch (settings.oneOf("cache.engine", Engine.NONE)) {
      case NONE -> {
        settings.onlyWith(
            "cache.engine = redis",
            "cache.url",
            "cache.sentinels",
            "cache.master",
            "cache.password",
            "cache.memory",
            "cache.loads",
            "cache.invalidations");
        yield new None();
      }
      case REDIS ->
          new Redis(
              place(settings),
              settings.secret("cache.password"),
              settings.bytes("cache.memory", 64L << 20, 1L << 20, 64L << 30),
              settings.number("cache.loads", 16, 1, 500),
              settings.flag("cache.invalidations", true));
    };
  }

  private static Place place(Settings settings) {
    List<String> sentinels = settings.list("cache.sentinels");
    if (!sentinels.isEmpty()) {
      settings.onlyWith("cache.sentinels left out", "cache.url");
      return new Place.Watched(sentinels, settings.text("cache.master", "sadari"));
    }
    settings.onlyWith("cache.sentinels", "cache.master");
    String url = settings.text("cache.url", "redis://127.0.0.1:6379");
    if (!url.startsWith("redis://") && !url.startsWith("rediss://")) {
      settings.problem("cache.url", "begins with redis:// or rediss://");
    }
    if (url.contains("@")) {
      settings.problem("cache.url", "carries no password: that is cache.password, which is masked");
    }
    return new Place.Fixed(url);
  }
}
