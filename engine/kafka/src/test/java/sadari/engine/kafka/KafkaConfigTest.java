package sadari.engine.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaConfigTest {
  @Test
  void secretsAreNeverPrinted() {
    KafkaConfig config =
        KafkaConfig.at("k:9092").withSecurity(Map.of("sasl.jaas.config", "password=\"open\""));

    assertEquals("KafkaConfig[k:9092, sadari, security {sasl.jaas.config=***}]", config.toString());
  }

  @Test
  void whatCannotBeATopicIsRefused() {
    KafkaConfig config = KafkaConfig.at("k:9092");

    assertThrows(IllegalArgumentException.class, () -> config.withPrefix("a b"));
    assertThrows(IllegalArgumentException.class, () -> KafkaConfig.at(" "));
  }
}
