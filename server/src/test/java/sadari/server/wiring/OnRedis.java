package sadari.server.wiring;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import sadari.engine.redis.ThrowAwayRedis;

/// Tests with servers on a real Redis, each with parts of its own that are closed after it.
abstract class OnRedis {
  private final List<AutoCloseable> open = new ArrayList<>();

  @BeforeEach
  void redisIsInstalled() {
    Assumptions.assumeTrue(ThrowAwayRedis.isHere(), "Redis is not installed here");
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable part : open.reversed()) {
      part.close();
    }
  }

  /// Keeps a part until the test is over.
  <T extends AutoCloseable> T with(T part) {
    open.add(part);
    return part;
  }
}
