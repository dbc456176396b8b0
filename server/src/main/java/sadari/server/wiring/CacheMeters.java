package sadari.server.wiring;

import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import sadari.engine.redis.Health;
import sadari.engine.redis.RedisEngine;
import sadari.scale.cache.CacheTally;
import sadari.scale.cache.CacheTier;

/// Measures caches: where reads were answered from, what loading cost, and how the shared cache is.
final class CacheMeters {
  private CacheMeters() {}

  /// A cache in the process alone.
  static <C> void ofMemory(
      MeterRegistry meters, String name, C cache, Function<C, CacheStats> stats) {
    requests(meters, name, "hit", cache, c -> stats.apply(c).hitCount());
    requests(meters, name, "miss", cache, c -> stats.apply(c).missCount());
  }

  /// All caches of the tier, each by the kind of its keys.
  static void ofTier(MeterRegistry meters, CacheTier tier, RedisEngine redis) {
    tier.tallies().forEach((name, tally) -> ofCache(meters, name, tally));
    gauge(meters, tier, "memory.bytes", "memory in use for values, about", CacheTier::bytes);
    gauge(meters, tier, "loads.waiting", "loads that wait for their turn", CacheTier::waiting);
    gauge(
        meters,
        tier,
        "vouched",
        "1 while accounts' reads are answered from caches",
        t -> t.isVouched() ? 1 : 0);
    Gauge.builder("cache.shared.up", redis, r -> r.check() instanceof Health.Up ? 1 : 0)
        .description("1 while the shared cache is asked, 0 while it is tried again")
        .register(meters);
    counter(
        meters, tier, "evictions", t -> t.memory().evictionCount(), "values forgotten for room");
    counter(meters, tier, "gaps", CacheTier::gaps, "times that invalidations may have been missed");
    counter(
        meters,
        tier,
        "noted",
        CacheTier::noted,
        "changed keys that the shared cache could not be told of, noted in the database");
  }

  private static void ofCache(MeterRegistry meters, String name, CacheTally tally) {
    requests(meters, name, "local", tally, CacheTally::local);
    requests(meters, name, "shared", tally, CacheTally::shared);
    requests(meters, name, "loaded", tally, CacheTally::loaded);
    requests(meters, name, "bypassed", tally, CacheTally::bypassed);
    FunctionCounter.builder("cache.early", tally, CacheTally::early)
        .description("values loaded anew before they were over")
        .tags("cache", name)
        .register(meters);
    FunctionTimer.builder(
            "cache.loads", tally, CacheTally::loads, CacheTally::loadNanos, TimeUnit.NANOSECONDS)
        .description("questions to the database for what no cache had")
        .tags("cache", name)
        .register(meters);
  }

  private static <C> void requests(
      MeterRegistry meters, String name, String result, C cache, ToDoubleFunction<C> value) {
    FunctionCounter.builder("cache.requests", cache, value)
        .description("how often a cache was asked for a value, by what came of it")
        .tags("cache", name, "result", result)
        .register(meters);
  }

  private static void gauge(
      MeterRegistry meters,
      CacheTier tier,
      String name,
      String description,
      ToDoubleFunction<CacheTier> value) {
    Gauge.builder("cache." + name, tier, value).description(description).register(meters);
  }

  private static void counter(
      MeterRegistry meters,
      CacheTier tier,
      String name,
      ToDoubleFunction<CacheTier> value,
      String description) {
    FunctionCounter.builder("cache." + name, tier, value).description(description).register(meters);
  }
}
