package sadari.server.wiring;

import java.util.Optional;
import sadari.engine.redis.RedisEngine;
import sadari.engine.redis.Room;
import sadari.scale.cache.AccessListener;
import sadari.scale.cache.CacheSpec;
import sadari.scale.cache.advice.CacheAdvisor;
import sadari.scale.cache.advice.CacheSetup;
import sadari.scale.cache.advice.Policy;
import sadari.server.config.CacheConfig;

/// What the two levels of the cache tier tell the advisor.
///
/// @param memory of this process
/// @param shared what this process asks of Redis
record WatchedLevels(AccessListener memory, AccessListener shared) {
  /// What Redis keeps beside key and value: the entries of two tables, an object and its headers.
  private static final int REDIS_ENTRY = 120;

  static WatchedLevels by(CacheAdvisor advisor, CacheConfig.Redis config, RedisEngine redis) {
    AccessListener memory = advisor.watch(() -> memory(config));
    AccessListener shared = advisor.watch(() -> shared(redis));
    return new WatchedLevels(both(memory, shared), withOverhead(shared));
  }

  private static CacheSetup memory(CacheConfig.Redis config) {
    return new CacheSetup(
        "memory",
        CacheSetup.Level.L1,
        Policy.W_TINY_LFU,
        CacheSetup.Unit.BYTES,
        config.memory(),
        Optional.of(CacheSpec.Lives.USUAL.local()));
  }

  private static CacheSetup shared(RedisEngine redis) {
    Optional<Room> room = redis.room();
    return new CacheSetup(
        "redis",
        CacheSetup.Level.L2,
        room.filter(each -> each.policy().endsWith("lfu")).isPresent()
            ? Policy.REDIS_LFU
            : Policy.REDIS_LRU,
        CacheSetup.Unit.BYTES,
        room.flatMap(each -> each.forEntries().stream().boxed().findFirst())
            .orElse(CacheSetup.UNBOUNDED),
        Optional.of(CacheSpec.Lives.USUAL.shared()));
  }

  /// What was invalidated is gone from both levels; the memory alone is cleared after a gap.
  private static AccessListener both(AccessListener memory, AccessListener shared) {
    return new AccessListener() {
      @Override
      public void accessed(long key, int bytes, boolean hit) {
        memory.accessed(key, bytes, hit);
      }

      @Override
      public void invalidated(long key) {
        memory.invalidated(key);
        shared.invalidated(key);
      }

      @Override
      public void cleared() {
        memory.cleared();
      }
    };
  }

  private static AccessListener withOverhead(AccessListener shared) {
    return new AccessListener() {
      @Override
      public void accessed(long key, int bytes, boolean hit) {
        shared.accessed(key, bytes == 0 ? 0 : bytes + REDIS_ENTRY, hit);
      }

      @Override
      public void invalidated(long key) {
        shared.invalidated(key);
      }

      @Override
      public void cleared() {
        shared.cleared();
      }
    };
  }
}
