package sadari.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
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

  @Test
  void everyKeyOfKafka() {
    assertEquals(
        new QueueEngine.Kafka(
            List.of("k1:9092", "k2:9092"),
            "town",
            3,
            Duration.ofSeconds(20),
            new QueueEngine.Access(
                QueueEngine.Protocol.SASL_SSL,
                "PLAIN",
                "sadari",
                new Secret("open"),
                "/etc/kafka.pem")),
        Reading.explicit(
                QueueConfig::from,
                "queue.engine = kafka",
                "queue.workers.interactive = 4",
                "queue.workers.fanout = 4",
                "queue.workers.media = 2",
                "queue.workers.bulk = 1",
                "queue.brokers = k1:9092, k2:9092",
                "queue.prefix = town",
                "queue.copies = 3",
                "queue.lease = 20 s",
                "queue.protocol = sasl-ssl",
                "queue.mechanism = PLAIN",
                "queue.user = sadari",
                "queue.password = open",
                "queue.certificates = /etc/kafka.pem")
            .engine());
  }
}
