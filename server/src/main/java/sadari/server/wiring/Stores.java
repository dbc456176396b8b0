package sadari.server.wiring;

import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import sadari.core.account.AccountStore;
import sadari.core.account.HandleDirectory;
import sadari.core.follow.FollowStore;
import sadari.core.id.NodeLeases;
import sadari.core.marker.MarkerStore;
import sadari.core.media.MediaStore;
import sadari.core.notification.NotificationStore;
import sadari.core.outbox.Outbox;
import sadari.core.post.PostStore;
import sadari.core.post.ThreadStore;
import sadari.core.reaction.ReactionStore;
import sadari.core.search.AccountIndex;
import sadari.core.session.AppStore;
import sadari.core.session.TokenStore;
import sadari.core.timeline.HomeStore;
import sadari.core.timeline.TimelineIndex;
import sadari.engine.postgres.PostgresEngine;
import sadari.scale.cache.CachedAppStore;
import sadari.scale.cache.CachedTokenStore;

/// The stores of one server. Tiers (caches, replicas, shards) are put around them here.
///
/// @param leases node numbers of id generators
/// @param outbox events whose effects are not done
record Stores(NodeLeases leases, Outbox outbox, People people, Writings writings, Inboxes inboxes) {

  private static final int CACHED_APPS = 10_000;
  private static final int CACHED_TOKENS = 100_000;

  /// Who is who, and who may.
  record People(
      HandleDirectory handles,
      AccountStore accounts,
      FollowStore follows,
      AppStore apps,
      TokenStore tokens,
      AccountIndex index) {}

  /// What people wrote and did with it.
  record Writings(
      PostStore posts, ThreadStore threads, ReactionStore reactions, MediaStore media) {}

  /// What readers get.
  record Inboxes(
      HomeStore home, TimelineIndex index, NotificationStore notifications, MarkerStore markers) {}

  /// All in one database, with what every request asks for kept in memory.
  static Stores in(PostgresEngine engine, MeterRegistry meters) {
    CachedAppStore apps = new CachedAppStore(engine.apps(), CACHED_APPS);
    CachedTokenStore tokens = new CachedTokenStore(engine.tokens(), CACHED_TOKENS);
    measure(meters, "apps", apps, CachedAppStore::stats);
    measure(meters, "tokens", tokens, CachedTokenStore::stats);
    return new Stores(
        engine.nodeLeases(),
        engine.outbox(),
        new People(
            engine.handles(), engine.accounts(), engine.follows(), apps, tokens, engine.people()),
        new Writings(engine.posts(), engine.threads(), engine.reactions(), engine.media()),
        new Inboxes(engine.homes(), engine.index(), engine.notifications(), engine.markers()));
  }

  private static <C> void measure(
      MeterRegistry meters, String name, C cache, Function<C, CacheStats> stats) {
    counter(meters, name, "hit", cache, c -> stats.apply(c).hitCount());
    counter(meters, name, "miss", cache, c -> stats.apply(c).missCount());
  }

  private static <C> void counter(
      MeterRegistry meters, String name, String result, C cache, ToDoubleFunction<C> value) {
    FunctionCounter.builder("cache.requests", cache, value)
        .description("how often a cache in the process was asked, by what came of it")
        .tags("cache", name, "result", result)
        .register(meters);
  }
}
