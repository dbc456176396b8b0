package sadari.engine.redis;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import sadari.contract.Await;

/// A test class with a Redis of its own and two servers on it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RedisTest {
  private @Nullable ThrowAwayRedis redis;
  private @Nullable RedisEngine one;
  private @Nullable RedisEngine two;

  @BeforeAll
  void start() {
    Assumptions.assumeTrue(ThrowAwayRedis.isHere(), "Redis is not installed here");
    ThrowAwayRedis started = ThrowAwayRedis.start();
    redis = started;
    one = open(started);
    two = open(started);
  }

  static RedisEngine open(ThrowAwayRedis redis) {
    return open(RedisConfig.at(new RedisConfig.Place.Fixed(redis.address())));
  }

  static RedisEngine open(RedisConfig config) {
    RedisEngine engine = RedisEngine.open(config);
    Await.until("Redis is connected", () -> engine.check() instanceof Health.Up);
    return engine;
  }

  final RedisEngine one() {
    return Objects.requireNonNull(one);
  }

  final RedisEngine two() {
    return Objects.requireNonNull(two);
  }

  @AfterAll
  void stop() {
    if (one != null) {
      one.close();
    }
    if (two != null) {
      two.close();
    }
    if (redis != null) {
      redis.close();
    }
  }
}
