package sadari.server.wiring;

import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import sadari.core.id.Id;
import sadari.scale.cache.CachedAppStore;
import sadari.scale.cache.CachedTokenStore;
import sadari.scale.cache.LocalMemo;
import sadari.scale.cache.advice.CacheAdvisor;
import sadari.scale.cache.advice.CacheSetup;
import sadari.web.view.Rendered;
import sadari.web.view.RenderedMemo;

/// The tier of caches: what every request asks for is kept in memory.
final class CachePart {
  private static final int CACHED_APPS = 10_000;
  private static final int CACHED_TOKENS = 100_000;
  private static final long RENDERED_BYTES = 32L << 20;

  private CachePart() {}

  /// @param advisor learns from the caches' traffic
  static Stores around(Stores stores, MeterRegistry meters, CacheAdvisor advisor) {
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
    measure(meters, "apps", apps, CachedAppStore::stats);
    measure(meters, "tokens", tokens, CachedTokenStore::stats);
    return stores.with(
        new Stores.People(
            people.handles(), people.accounts(), people.follows(), apps, tokens, people.index()));
  }

  /// What posts and accounts look like as JSON, kept as long as nothing in them changes.
  static RenderedMemo rendered(MeterRegistry meters, CacheAdvisor advisor) {
    LocalMemo<Id, Rendered> memo =
        new LocalMemo<>(
            RENDERED_BYTES,
            advisor.watch(() -> CacheSetup.ofComputed("rendered", RENDERED_BYTES)),
            Rendered::bytes);
    measure(meters, "rendered", memo, LocalMemo::stats);
    return memo::get;
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
