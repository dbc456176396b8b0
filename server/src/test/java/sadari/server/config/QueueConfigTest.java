package sadari.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import sadari.core.outbox.Lane;

class QueueConfigTest {
  @Test
  void defaults() {
    assertEquals(
        new QueueConfig(
            new QueueEngine.Database(),
            Map.of(Lane.INTERACTIVE, 4, Lane.FANOUT, 4, Lane.MEDIA, 2, Lane.BULK, 1)),
        Reading.defaults(QueueConfig::from));
  }

  @Test
  void everyKey() {
    assertEquals(
        new QueueConfig(
            new QueueEngine.Database(),
            Map.of(Lane.INTERACTIVE, 10, Lane.FANOUT, 20, Lane.MEDIA, 0, Lane.BULK, 30)),
        Reading.explicit(
            QueueConfig::from,
            "queue.engine = database",
            "queue.workers.interactive = 10",
            "queue.workers.fanout = 20",
            "queue.workers.media = 0",
            "queue.workers.bulk = 30"));
  }
}
