package sadari.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CacheConfigTest {
  @Test
  void defaults() {
    assertEquals(new CacheConfig.None(), Reading.defaults(CacheConfig::from));
  }

  @Test
  void everyKeyWithOneRedis() {
    assertEquals(
        new CacheConfig.Redis(
            new CacheConfig.Place.Fixed("rediss://cache:6380"),
            new Secret("pw"),
            128L << 20,
            20,
            false),
        Reading.explicit(
            CacheConfig::from,
            "cache.engine = redis",
            "cache.url = rediss://cache:6380",
            "cache.password = pw",
            "cache.memory = 128 MiB",
            "cache.loads = 20",
            "cache.invalidations = off",
            "cache.sentinels ="));
  }

  @Test
  void everyKeyWithSentinels() {
    assertEquals(
        new CacheConfig.Redis(
            new CacheConfig.Place.Watched(List.of("a:26379", "b:26379"), "ladder"),
            new Secret("pw"),
            1L << 20,
            1,
            true),
        Reading.explicit(
            CacheConfig::from,
            "cache.engine = redis",
            "cache.sentinels = a:26379, b:26379",
            "cache.master = ladder",
            "cache.password = pw",
            "cache.memory = 1 MiB",
            "cache.loads = 1",
            "cache.invalidations = on"));
  }

  @Test
  void whatDoesNotFitTogetherIsTold() {
    assertEquals(
        3, Reading.problems("cache.url = http://c", "cache.loads = 1", "cache.mastr = x").size());
    assertEquals(2, Reading.problems("cache.engine = redis", "cache.url = http://u:p@c").size());
    assertEquals(
        1,
        Reading.problems("cache.engine = redis", "cache.sentinels = a:1", "cache.url = redis://c")
            .size());
  }
}
