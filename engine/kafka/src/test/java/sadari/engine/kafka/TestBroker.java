package sadari.engine.kafka;

import java.time.Duration;
import java.time.InstantSource;
import sadari.engine.embeddedkafka.ThrowAwayKafka;

/// One broker for tests that do not harm it. It ends with this JVM.
final class TestBroker {
  static final ThrowAwayKafka SHARED = ThrowAwayKafka.start();

  private TestBroker() {}

  /// What a test asks for: a short lease, topics of its own.
  static KafkaConfig config(String brokers, String prefix) {
    return KafkaConfig.at(brokers)
        .withPrefix(prefix)
        .withLease(Duration.ofSeconds(4))
        .withPatience(Duration.ofSeconds(4));
  }

  static KafkaEngine open(String brokers, String prefix) {
    return KafkaEngine.open(config(brokers, prefix), InstantSource.system());
  }
}
