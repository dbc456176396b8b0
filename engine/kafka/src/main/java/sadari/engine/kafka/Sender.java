package sadari.engine.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.jspecify.annotations.Nullable;
import sadari.core.failure.Failure;
import sadari.core.failure.OutcomeUnknown;
import sadari.core.failure.Unavailable;
import sadari.core.outbox.PendingEvent;

/// Writes events. Returns when all copies in step have them. Thread-safe.
final class Sender implements AutoCloseable {
  private static final Duration BEYOND = Duration.ofSeconds(2);

  private final Topics topics;
  private final Late<KafkaProducer<byte[], byte[]>> producer;
  private final Duration patience;

  /// After a write that was not answered: the next one first asks whether Kafka is there.
  private volatile boolean suspect;

  Sender(Clients clients, Topics topics) {
    this.topics = topics;
    this.producer =
        new Late<>(clients.config().brokers(), () -> new KafkaProducer<>(clients.producer()));
    this.patience = clients.config().patience();
  }

  /// Makes the client already.
  void prepare() {
    var _ = producer.get();
  }

  void put(List<PendingEvent> events) {
    send(
        events.stream()
            .map(
                event ->
                    new ProducerRecord<>(
                        topics.of(event.event().lane()),
                        Wire.key(event),
                        new Wire(event, 0).value()))
            .toList());
  }

  /// The same event as a new record: for the broker its deliveries begin anew.
  ///
  /// @param deliveries how often it was delivered so far
  /// @param since when it was first put, in milliseconds since 1970
  void again(PendingEvent event, int deliveries, long since) {
    send(
        List.of(
            new ProducerRecord<>(
                topics.of(event.event().lane()),
                null,
                since,
                Wire.key(event),
                new Wire(event, deliveries).value())));
  }

  /// Puts a record aside that cannot be read here, with where it comes from and why.
  void aside(ConsumerRecord<byte[], byte[]> record, String cause) {
    byte @Nullable [] value = record.value();
    ProducerRecord<byte[], byte[]> kept =
        new ProducerRecord<>(topics.unread(), record.key(), value == null ? new byte[0] : value);
    kept.headers().add(UnreadTopic.FROM, record.topic().getBytes(UTF_8));
    kept.headers().add(UnreadTopic.CAUSE, cause.getBytes(UTF_8));
    send(List.of(kept));
  }

  /// Puts records back into their lanes as they came.
  void back(List<ProducerRecord<byte[], byte[]>> records) {
    send(records);
  }

  /// Marks records that were put aside: they need no more attention.
  void settled(List<Long> offsets) {
    ProducerRecord<byte[], byte[]> mark = new ProducerRecord<>(topics.unread(), new byte[0]);
    String all = offsets.stream().map(String::valueOf).collect(Collectors.joining(","));
    mark.headers().add(UnreadTopic.SETTLED, all.getBytes(UTF_8));
    send(List.of(mark));
  }

  private void send(List<ProducerRecord<byte[], byte[]>> records) {
    if (records.isEmpty()) {
      return;
    }
    beReachable(records);
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try {
      for (ProducerRecord<byte[], byte[]> record : records) {
        sent.add(producer.get().send(record));
      }
    } catch (KafkaException e) {
      suspect = true;
      throw new OutcomeUnknown("Kafka took only a part: " + e.getMessage(), e);
    }
    Failure failure = outcome(sent);
    if (failure != null) {
      suspect = true;
      throw failure;
    }
  }

  /// Fails before anything is sent where nothing could be.
  private void beReachable(List<ProducerRecord<byte[], byte[]>> records) {
    topics.ensure();
    if (suspect) {
      if (topics.check() instanceof Health.Away(String reason)) {
        throw new Unavailable(reason);
      }
      suspect = false;
    }
    try {
      for (String topic : records.stream().map(ProducerRecord::topic).distinct().toList()) {
        producer.get().partitionsFor(topic);
      }
    } catch (KafkaException e) {
      throw new Unavailable("Kafka: " + e.getMessage(), e);
    }
  }

  /// Waits for all, so that none is under way when this returns; the worst outcome counts.
  private @Nullable Failure outcome(List<Future<RecordMetadata>> sent) {
    Failure worst = null;
    long deadline = System.nanoTime() + patience.plus(BEYOND).toNanos();
    for (Future<RecordMetadata> one : sent) {
      try {
        RecordMetadata _ = one.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        Failure next = failure(e.getCause() == null ? e : e.getCause());
        worst = worst instanceof OutcomeUnknown ? worst : next;
      } catch (TimeoutException e) {
        return new OutcomeUnknown("Kafka does not answer", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new OutcomeUnknown("interrupted while Kafka wrote", e);
      }
    }
    // A part may have been written, and the rest not.
    return worst instanceof Unavailable && sent.size() > 1
        ? new OutcomeUnknown(String.valueOf(worst.getMessage()), worst)
        : worst;
  }

  private static Failure failure(Throwable cause) {
    String message = "Kafka: " + cause.getMessage();
    return cause instanceof AuthenticationException
            || cause instanceof AuthorizationException
            || cause instanceof NotEnoughReplicasException
        ? new Unavailable(message, cause)
        : new OutcomeUnknown(message, cause);
  }

  @Override
  public void close() {
    producer.close(made -> made.close(Duration.ofSeconds(3)));
  }
}
