package sadari.engine.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
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

      assertEquals(Optional.of(new Room(OptionalLong.of(10 << 20), "allkeys-lfu")), engine.room());

      var _ = redis.command("CONFIG", "SET", "maxmemory", "0");
      assertEquals(OptionalLong.empty(), engine.room().orElseThrow().bytes());
    }
  }
}
