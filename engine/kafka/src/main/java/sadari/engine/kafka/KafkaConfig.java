package sadari.engine.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// Where Kafka is and what is kept there.
///
/// @param brokers `host:port` of some brokers, comma-separated; the others are found
/// @param prefix what names of topics and share groups begin with
/// @param copies of each topic; 3 where there are three brokers
/// @param lease how long a worker may be silent; brokers allow 15 to 60 seconds unless told
///   otherwise
/// @param patience how long one write may take
/// @param security settings of Kafka's clients for TLS and SASL, such as `security.protocol` and
///   `sasl.jaas.config`; never printed
public record KafkaConfig(
    String brokers,
    String prefix,
    int copies,
    Duration lease,
    Duration patience,
    Map<String, String> security) {
  public KafkaConfig {
    if (brokers.isBlank()) {
      throw new IllegalArgumentException("no brokers");
    }
    if (!prefix.matches("[A-Za-z0-9._-]{1,100}")) {
      throw new IllegalArgumentException("not a name for topics: " + prefix);
    }
    if (copies < 1) {
      throw new IllegalArgumentException("copies: " + copies);
    }
    security = Map.copyOf(security);
  }

  /// Brokers with the usual bounds: one copy, a lease of 30 s, 10 s for a write.
  public static KafkaConfig at(String brokers) {
    return new KafkaConfig(
        brokers, "sadari", 1, Duration.ofSeconds(30), Duration.ofSeconds(10), Map.of());
  }

  /// The same with other names of topics.
  public KafkaConfig withPrefix(String other) {
    return new KafkaConfig(brokers, other, copies, lease, patience, security);
  }

  /// The same with so many copies of each topic.
  public KafkaConfig withCopies(int other) {
    return new KafkaConfig(brokers, prefix, other, lease, patience, security);
  }

  /// The same with another lease.
  public KafkaConfig withLease(Duration other) {
    return new KafkaConfig(brokers, prefix, copies, other, patience, security);
  }

  /// The same with another bound for writes.
  public KafkaConfig withPatience(Duration other) {
    return new KafkaConfig(brokers, prefix, copies, lease, other, security);
  }

  /// The same with settings for TLS and SASL.
  public KafkaConfig withSecurity(Map<String, String> other) {
    return new KafkaConfig(brokers, prefix, copies, lease, patience, other);
  }

  @Override
  public String toString() {
    Map<String, String> masked = new TreeMap<>();
    security.keySet().forEach(key -> masked.put(key, "***"));
    return "KafkaConfig[" + brokers + ", " + prefix + ", security " + masked + "]";
  }
}
