package sadari.engine.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RoomTest {
  @Test
  void redisTellsItsBoundAndWhomItEvicts() {
    Assumptions.assumeTrue(ThrowAwayRedis.isHere(), "Redis is not installed here");
    try (ThrowAwayRedis redis = ThrowAwayRedis.start();
        RedisEngine engine = RedisTest.open(redis)) {
      var _ = redis.command("CONFIG", "SET", "maxmemory", "10mb");
      var _ = redis.command("CONFIG", "SET", "maxmemory-policy", "allkeys-lfu");

      Room room = engine.room().orElseThrow();
      assertEquals(OptionalLong.of(10 << 20), room.bytes());
      assertEquals("allkeys-lfu", room.policy());
      assertTrue(room.own() > 1 << 18 && room.own() < 4 << 20, room.toString());
      assertEquals((10 << 20) - room.own(), room.forEntries().orElseThrow());

      var _ = redis.command("CONFIG", "SET", "maxmemory", "0");
      assertEquals(OptionalLong.empty(), engine.room().orElseThrow().forEntries());
    }
  }
}
