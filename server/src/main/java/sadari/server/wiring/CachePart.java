package sadari.server.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import sadari.core.cache.DirtyKeys;
import sadari.core.consistency.Invalidations;
import sadari.core.consistency.VectorStore;
import sadari.core.id.Id;
import sadari.engine.redis.RedisConfig;
import sadari.engine.redis.RedisEngine;
import sadari.scale.cache.CacheTier;
import sadari.scale.cache.CachedAccountStore;
import sadari.scale.cache.CachedAppStore;
import sadari.scale.cache.CachedFollowStore;
import sadari.scale.cache.CachedHomeStore;
import sadari.scale.cache.CachedMediaEditStore;
import sadari.scale.cache.CachedMediaStore;
import sadari.scale.cache.CachedPostStore;
import sadari.scale.cache.CachedReactionStore;
import sadari.scale.cache.CachedThreadStore;
import sadari.scale.cache.CachedTokenStore;
import sadari.scale.cache.LocalMemo;
import sadari.scale.cache.advice.CacheAdvisor;
import sadari.scale.cache.advice.CacheSetup;
import sadari.server.config.CacheConfig;
import sadari.server.lifecycle.Components;
import sadari.server.lifecycle.Health;
import sadari.web.view.Rendered;
import sadari.web.view.RenderedMemo;

/// The tier of caches: what every request asks for is kept in memory; on rung 5, what many requests
/// ask for is kept there and in Redis.
final class CachePart {
  private static final int CACHED_APPS = 10_000;
  private static final int CACHED_TOKENS = 100_000;
  private static final long RENDERED_BYTES = 32L << 20;

  private final Components components;
  private final MeterRegistry meters;
  private final InstantSource clock;
  private final CacheAdvisor advisor;

  /// @param advisor learns from the caches' traffic
  CachePart(
      Components components, MeterRegistry meters, InstantSource clock, CacheAdvisor advisor) {
    this.components = components;
    this.meters = meters;
    this.clock = clock;
    this.advisor = advisor;
  }

  /// The stores behind caches, and what sessions need to know of the caches.
  ///
  /// @param vectors beside the shared cache, where there is one
  record Cached(Stores stores, Invalidations invalidations, Optional<VectorStore> vectors) {}

  /// @param dirty where changes are noted that caches cannot be told of
  Cached around(Stores bare, CacheConfig config, DirtyKeys dirty) {
    Stores stores = withSessions(bare);
    return switch (config) {
      case CacheConfig.None _ -> new Cached(stores, Invalidations.NONE, Optional.empty());
      case CacheConfig.Redis redis -> tiered(stores, redis, dirty);
    };
  }

  private Stores withSessions(Stores stores) {
    Stores.People people = stores.people();
    CachedAppStore apps =
        new CachedAppStore(
            people.apps(),
            CACHED_APPS,
            advisor.watch(() -> CacheSetup.inProcess("apps", CACHED_APPS, CachedAppStore.LIFE)));
    CachedTokenStore tokens =
        new CachedTokenStore(
            people.tokens(),
            CACHED_TOKENS,
            advisor.watch(
                () -> CacheSetup.inProcess("tokens", CACHED_TOKENS, CachedTokenStore.BOUND)));
    CacheMeters.ofMemory(meters, "apps", apps, CachedAppStore::stats);
    CacheMeters.ofMemory(meters, "tokens", tokens, CachedTokenStore::stats);
    return stores.with(
        new Stores.People(
            people.handles(), people.accounts(), people.follows(), apps, tokens, people.index()));
  }

  /// What posts and accounts look like as JSON, kept as long as nothing in them changes.
  RenderedMemo rendered() {
    LocalMemo<Id, Rendered> memo =
        new LocalMemo<>(
            RENDERED_BYTES,
            advisor.watch(() -> CacheSetup.ofComputed("rendered", RENDERED_BYTES)),
            Rendered::bytes);
    CacheMeters.ofMemory(meters, "rendered", memo, LocalMemo::stats);
    return memo::get;
  }

  private Cached tiered(Stores stores, CacheConfig.Redis config, DirtyKeys dirty) {
    // Without Redis everything is slower and nothing is wrong: the server stays ready.
    RedisEngine redis =
        components.start("redis", () -> RedisEngine.open(engine(config)), _ -> Health.up());
    WatchedLevels watched = WatchedLevels.by(advisor, config, redis);
    CacheTier tier =
        components.start(
            "caches",
            () ->
                CacheTier.open(
                    new CacheTier.Ground(
                        redis.cache(),
                        dirty,
                        clock,
                        () -> ThreadLocalRandom.current().nextLong(),
                        watched.memory(),
                        watched.shared()),
                    settings(config)),
            _ -> Health.up());
    Stores cached = around(stores, tier);
    CacheMeters.ofTier(meters, tier, redis);
    return new Cached(cached, tier.invalidations(), Optional.of(tier.vectors(redis.vectors())));
  }

  private static CacheTier.Settings settings(CacheConfig.Redis config) {
    CacheTier.Settings usual = CacheTier.Settings.USUAL;
    return new CacheTier.Settings(
        config.memory(), config.loads(), usual.queue(), usual.patience(), config.invalidations());
  }

  private static RedisConfig engine(CacheConfig.Redis config) {
    RedisConfig.Place place =
        switch (config.place()) {
          case CacheConfig.Place.Fixed(String url) -> new RedisConfig.Place.Fixed(url);
          case CacheConfig.Place.Watched watched ->
              new RedisConfig.Place.Watched(watched.sentinels(), watched.master());
        };
    return RedisConfig.at(place).withPassword(config.password().reveal());
  }

  /// Every store through which something that is cached is read or changed.
  static Stores around(Stores stores, CacheTier tier) {
    Stores.People people = stores.people();
    Stores.Writings writings = stores.writings();
    Stores.Inboxes inboxes = stores.inboxes();
    return new Stores(
        stores.leases(),
        stores.outbox(),
        new Stores.People(
            people.handles(),
            new CachedAccountStore(people.accounts(), tier),
            new CachedFollowStore(people.follows(), tier),
            people.apps(),
            people.tokens(),
            people.index()),
        new Stores.Writings(
            new CachedPostStore(writings.posts(), tier),
            new CachedThreadStore(writings.threads(), tier),
            new CachedReactionStore(writings.reactions(), tier),
            new CachedMediaStore(writings.media(), tier),
            new CachedMediaEditStore(writings.edits(), tier),
            writings.reports()),
        new Stores.Inboxes(
            new CachedHomeStore(inboxes.home(), tier),
            inboxes.index(),
            inboxes.notifications(),
            inboxes.markers()));
  }
}
