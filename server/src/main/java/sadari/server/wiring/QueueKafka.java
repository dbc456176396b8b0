package sadari.server.wiring;

import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import sadari.engine.kafka.KafkaConfig;
import sadari.engine.kafka.KafkaEngine;
import sadari.server.config.QueueEngine;

/// Kafka as the configuration wants it.
final class QueueKafka {
  private QueueKafka() {}

  static KafkaEngine open(QueueEngine.Kafka config, InstantSource clock) {
    return KafkaEngine.open(
        KafkaConfig.at(String.join(",", config.brokers()))
            .withPrefix(config.prefix())
            .withCopies(config.copies())
            .withLease(config.lease())
            .withSecurity(security(config.access())),
        clock);
  }

  private static Map<String, String> security(QueueEngine.Access access) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("security.protocol", access.protocol().text());
    if (!access.certificates().isEmpty()) {
      settings.put("ssl.truststore.type", "PEM");
      settings.put("ssl.truststore.location", access.certificates());
    }
    if (!access.user().isEmpty()) {
      settings.put("sasl.mechanism", access.mechanism());
      settings.put("sasl.jaas.config", login(access));
    }
    return settings;
  }

  private static String login(QueueEngine.Access access) {
    String module =
        access.mechanism().startsWith("SCRAM")
            ? "org.apache.kafka.common.security.scram.ScramLoginModule"
            : "org.apache.kafka.common.security.plain.PlainLoginModule";
    return module
        + " required username="
        + quoted(access.user())
        + " password="
        + quoted(access.password().reveal())
        + ";";
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
