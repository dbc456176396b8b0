package sadari.server.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.contract.Await;
import sadari.core.cache.DirtyKeys;
import sadari.core.cache.SharedCache;
import sadari.core.failure.OutcomeUnknown;
import sadari.core.failure.Unavailable;
import sadari.engine.postgres.QueryMeter;
import sadari.engine.redis.RedisConfig;
import sadari.engine.redis.RedisEngine;
import sadari.engine.redis.ThrowAwayRedis;
import sadari.scale.cache.AccessListener;
import sadari.scale.cache.CacheSpec;
import sadari.scale.cache.CacheTier;
import sadari.scale.cache.Codec;
import sadari.scale.cache.TieredCache;
import sadari.scale.cache.WireReader;
import sadari.scale.cache.WireWriter;

/// Changes that come true later than caches are told of them, and loads that come to nothing.
@Timeout(120)
final class LateChangeTest extends OnRedis {
  private static final String KEY = "post";

  private final Map<String, Long> record = new ConcurrentHashMap<>(Map.of(KEY, 1L));

  private final AtomicInteger loads = new AtomicInteger();
  private volatile boolean away;

  private record Server(RedisEngine redis, CacheTier tier, TieredCache<String, Long> cache) {
    private long read() {
      return cache.get(KEY).orElseThrow();
    }

    private String name() {
      return cache.name(KEY);
    }
  }

  private static final class Numbers implements Codec<Long> {
    @Override
    public int version() {
      return 1;
    }

    @Override
    public void write(Long value, WireWriter out) {
      out.number(value);
    }

    @Override
    public Long read(WireReader in) {
      return in.number();
    }
  }

  private Map<String, Long> load(Collection<String> keys) {
    loads.incrementAndGet();
    if (away) {
      throw new Unavailable("the database is away");
    }
    Map<String, Long> found = new HashMap<>();
    keys.forEach(key -> Optional.ofNullable(record.get(key)).ifPresent(n -> found.put(key, n)));
    return found;
  }

  private Server server(ThrowAwayRedis redis, DirtyKeys dirty) {
    RedisEngine engine =
        with(RedisEngine.open(RedisConfig.at(new RedisConfig.Place.Fixed(redis.address()))));
    CacheTier tier =
        with(
            CacheTier.alone(
                new CacheTier.Ground(
                    engine.cache(),
                    dirty,
                    InstantSource.system(),
                    () -> ThreadLocalRandom.current().nextLong(),
                    AccessListener.NONE,
                    AccessListener.NONE),
                CacheTier.Settings.USUAL));
    TieredCache<String, Long> cache =
        tier.cache(
            new CacheSpec<>("x", key -> key, new Numbers(), this::load, CacheSpec.Lives.USUAL));
    Await.until("the server vouches", tier::isVouched);
    return new Server(engine, tier, cache);
  }

  @Test
  void aWriteWhoseOutcomeIsNotKnownMayBeDoneALittleLater() {
    ThrowAwayRedis redis = with(ThrowAwayRedis.start());
    Server writer = server(redis, DirtyKeys.NONE);
    Server other = server(redis, DirtyKeys.NONE);
    assertEquals(1, other.read());

    assertThrows(
        OutcomeUnknown.class,
        () ->
            writer
                .tier()
                .changes()
                .make(
                    List.of(writer.name()),
                    () -> {
                      throw new OutcomeUnknown("the connection broke at the commit");
                    }));
    assertEquals(1, other.read());
    assertEquals(1, writer.read());
    record.put(KEY, 2L);

    assertEquals(2, writer.read());
    assertEquals(2, server(redis, DirtyKeys.NONE).read());
  }

  /// Notes of the database, and somebody who comes between what is told and what is settled.
  private record Between(DirtyKeys dirty, Runnable somebody) implements DirtyKeys {
    @Override
    public Receipt note(Collection<String> keys) {
      return dirty.note(keys);
    }

    @Override
    public List<Noted> pending(int limit) {
      return dirty.pending(limit);
    }

    @Override
    public void telling() {
      dirty.telling();
    }

    @Override
    public void settle(Collection<Long> ids) {
      somebody.run();
      dirty.settle(ids);
    }
  }

  @Test
  void whatIsChangedWhileEverythingIsSettledIsToldAsWell() {
    ThrowAwayRedis redis = with(ThrowAwayRedis.start());
    DirtyKeys dirty = with(new CachedServers(QueryMeter.NONE)).engine().dirtyKeys();
    Server reader = server(redis, DirtyKeys.NONE);
    AtomicBoolean changed = new AtomicBoolean();
    Runnable changes =
        () -> {
          if (changed.compareAndSet(false, true)) {
            Await.until(
                "the reader is in the new epoch",
                () -> reader.tier().gaps() > 0 && reader.tier().isVouched());
            assertEquals(1, reader.read());
            record.put(KEY, 2L);
            dirty.note(List.of(reader.name()));
          }
        };
    dirty.note(List.of(DirtyKeys.EVERYTHING));

    var _ = server(redis, new Between(dirty, changes));

    Await.until("all is settled", () -> changed.get() && dirty.pending(1).isEmpty());
    assertEquals(2, server(redis, DirtyKeys.NONE).read());
  }

  @Test
  void aDatabaseThatIsAwayIsAskedOnceForEachRead() {
    Server server = server(with(ThrowAwayRedis.start()), DirtyKeys.NONE);
    away = true;

    assertThrows(Unavailable.class, server::read);

    assertEquals(1, loads.get());
  }

  @Test
  void nobodyWaitsForALoadThatFailed() {
    Server server = server(with(ThrowAwayRedis.start()), DirtyKeys.NONE);
    away = true;
    assertThrows(Unavailable.class, server::read);

    assertInstanceOf(
        SharedCache.Answer.Leased.class,
        server.redis().cache().look(List.of(server.name())).answers().getFirst());
  }
}
