package sadari.engine.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The settings of Kafka's clients.
record Clients(KafkaConfig config) {
  private static final int REQUEST = 3_000;

  private Map<String, Object> all() {
    Map<String, Object> settings = new HashMap<>(config.security());
    settings.put("bootstrap.servers", config.brokers());
    settings.put("client.id", "sadari");
    settings.put("request.timeout.ms", REQUEST);
    settings.put("socket.connection.setup.timeout.ms", 1_000);
    settings.put("socket.connection.setup.timeout.max.ms", 3_000);
    settings.put("reconnect.backoff.max.ms", 500);
    settings.put("enable.metrics.push", false);
    // All brokers may have moved since they were looked up.
    settings.put("metadata.recovery.strategy", "rebootstrap");
    return settings;
  }

  /// Acknowledged by all copies in step, in order, each once as far as one producer can tell.
  Map<String, Object> producer() {
    Map<String, Object> settings = all();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, REQUEST);
    settings.put(
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        (int) Math.max(REQUEST, config.patience().toMillis()));
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L << 20);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return settings;
  }

  /// A member of a share group that answers for each event by itself.
  ///
  /// @param batch how many events it takes at a time
  Map<String, Object> shareConsumer(String group, int batch) {
    Map<String, Object> settings = reading();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
    settings.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batch);
    // It asks when somebody wants work, and is a member all the time.
    settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, Integer.MAX_VALUE);
    return settings;
  }

  /// Reads single events, in no group.
  Map<String, Object> consumer() {
    Map<String, Object> settings = reading();
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST);
    return settings;
  }

  /// Reads a topic from its beginning to its end, in no group.
  Map<String, Object> scanner() {
    Map<String, Object> settings = reading();
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST);
    return settings;
  }

  private Map<String, Object> reading() {
    Map<String, Object> settings = all();
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return settings;
  }

  Map<String, Object> admin() {
    Map<String, Object> settings = all();
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST);
    return settings;
  }
}
