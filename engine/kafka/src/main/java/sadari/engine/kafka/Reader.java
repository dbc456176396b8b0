package sadari.engine.kafka;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import sadari.core.failure.Failure;

/// One member of a lane's share group, on a thread of its own: Kafka's consumer is for one thread.
///
/// It takes a batch when a worker waits, hands it over, and takes the next when all of it is
/// answered: so Kafka wants it. Answers come from other threads and are passed on by this one.
/// Meanwhile the broker's locks are renewed at half time; what a worker is silent about for a
/// lease, or nobody takes, is released.
final class Reader implements Runnable {
  private static final Logger LOG = System.getLogger("kafka");

  private static final Duration POLL = Duration.ofMillis(250);

  private static final Duration RENEWAL = Duration.ofMillis(10);

  /// How long events wait here while nobody takes any.
  private static final Duration UNTAKEN = Duration.ofMillis(500);

  /// How long it is waited until answers are taken; a bit longer than for one request.
  private static final Duration SETTLING = Duration.ofSeconds(4);

  private static final Duration AGAIN = Duration.ofMillis(500);
  private static final long TICK_MILLIS = 20;
  private static final int WAIT_SHARE = 3;

  /// From this delivery on a record is written anew: brokers give up on one after 5, or 10.
  private static final int COPIED_FROM = 4;

  /// What a worker says.
  private record Answer(Held held, AcknowledgeType type) {}

  private final Clients clients;
  private final Topics topics;
  private final Sender sender;
  private final String topic;
  private final int batch;
  private final Waiting waiting;

  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final Map<TopicPartition, Map<Long, Held>> held = new HashMap<>();
  private final long leaseNanos;
  private long renewAt;
  private boolean unsent;

  /// Whether answers go by themselves, and not with the next question: see [#settle].
  private final boolean apart;

  /// Once asked, the consumer goes on asking by itself until it has something.
  private boolean asking;

  private volatile boolean open = true;

  Reader(Clients clients, Topics topics, Sender sender, String topic, int batch, Waiting waiting) {
    this.clients = clients;
    this.topics = topics;
    this.sender = sender;
    this.topic = topic;
    this.batch = batch;
    this.waiting = waiting;
    this.apart = batch == 1;
    this.leaseNanos = clients.config().lease().toNanos();
  }

  /// Ends soon, releasing what is not answered.
  void stop() {
    open = false;
  }

  @Override
  public void run() {
    while (open) {
      try {
        topics.ensure();
        beMember();
      } catch (Failure away) {
        LOG.log(Level.DEBUG, "no Kafka for {0}: {1}", topic, away.getMessage());
        pause();
      } catch (RuntimeException e) { // of Kafka, or a fault of ours: the lane must go on
        LOG.log(Level.WARNING, "reading " + topic + " begins anew: " + e.getMessage());
        LOG.log(Level.DEBUG, "reading begins anew", e);
        pause();
      } catch (InterruptedException e) {
        open = false;
      } finally {
        loseAll();
      }
    }
  }

  private void pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(AGAIN.toNanos());
    } catch (InterruptedException e) {
      open = false;
    }
  }

  private void loseAll() {
    held.values().forEach(records -> records.values().forEach(Held::lost));
    held.clear();
    answers.clear();
    unsent = false;
    asking = false;
  }

  private void beMember() throws InterruptedException {
    try (KafkaShareConsumer<byte[], byte[]> consumer =
        new KafkaShareConsumer<>(clients.shareConsumer(topic, batch))) {
      consumer.setAcknowledgementCommitCallback(this::passedOn);
      consumer.subscribe(List.of(topic));
      while (open) {
        if (held.isEmpty()) {
          takeMore(consumer);
        } else {
          attend(consumer);
        }
      }
      handBack(consumer);
    }
  }

  private void takeMore(KafkaShareConsumer<byte[], byte[]> consumer) throws InterruptedException {
    if (unsent && apart) {
      settle(consumer);
    }
    if (asking || waiting.awaitTaker(unsent ? Duration.ZERO : Waiting.LOOK)) {
      unsent = false; // the question carries the answers
      accept(consumer);
    } else if (unsent) {
      consumer.commitAsync();
      unsent = false;
    }
  }

  /// Returns when answers are taken, or will not be soon. While Kafka cannot write a group's state,
  /// the reply to a question that carries answers comes too late, and what it gives out is locked
  /// for a lease. Apart they cost a request: nothing beside one long job, too much beside many
  /// short ones, of which none was locked when it was tried.
  private void settle(KafkaShareConsumer<byte[], byte[]> consumer) {
    var _ = consumer.commitSync(SETTLING);
    unsent = false;
  }

  private void accept(KafkaShareConsumer<byte[], byte[]> consumer) {
    List<Held> usable = new ArrayList<>();
    asking = true;
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      asking = false;
      Wire wire = read(record);
      if (wire == null || copied(record, wire)) {
        consumer.acknowledge(record, AcknowledgeType.ACCEPT);
        unsent = true;
      } else {
        Held one = new Held(record, wire, (it, type) -> answers.add(new Answer(it, type)));
        held.computeIfAbsent(partition(record), _ -> new HashMap<>()).put(record.offset(), one);
        usable.add(one);
      }
    }
    renewAt = System.nanoTime() + leaseNanos / 2;
    waiting.offer(usable);
  }

  /// Null where it cannot be read; it is put aside then.
  private @Nullable Wire read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Wire.read(record.value());
    } catch (IllegalArgumentException unknown) {
      sender.aside(record, String.valueOf(unknown.getMessage()));
      LOG.log(
          Level.ERROR,
          "{0} {1}-{2} cannot be read ({3}); it is in {4}: see `jobs unread`",
          topic,
          record.partition(),
          record.offset(),
          unknown.getMessage(),
          topics.unread());
      return null;
    }
  }

  /// Before the broker gives a record up, it becomes a new one.
  private boolean copied(ConsumerRecord<byte[], byte[]> record, Wire wire) {
    if (Held.count(record) < COPIED_FROM) {
      return false;
    }
    sender.again(wire.event(), wire.earlier() + Held.count(record) - 1, record.timestamp());
    return true;
  }

  /// While some are held: passes answers on, keeps the locks, lets go of what is forgotten.
  private void attend(KafkaShareConsumer<byte[], byte[]> consumer) throws InterruptedException {
    Answer first = answers.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
    if (first != null) {
      passOn(consumer, first);
      for (Answer next = answers.poll(); next != null; next = answers.poll()) {
        passOn(consumer, next);
      }
    }
    letGo(consumer);
    if (!held.isEmpty() && System.nanoTime() - renewAt > 0) {
      renew(consumer);
    } else if (!held.isEmpty() && unsent) {
      consumer.commitAsync();
      unsent = false;
    }
  }

  private void passOn(KafkaShareConsumer<byte[], byte[]> consumer, Answer answer) {
    ConsumerRecord<byte[], byte[]> record = answer.held().kafkas();
    if (forget(partition(record), record.offset())) {
      consumer.acknowledge(record, answer.type());
      unsent = true;
    }
  }

  private void letGo(KafkaShareConsumer<byte[], byte[]> consumer) {
    boolean untaken = waiting.isQuiet(UNTAKEN);
    List<Held> all = held.values().stream().flatMap(some -> some.values().stream()).toList();
    for (Held one : all) {
      if (one.expire(untaken ? UNTAKEN.toNanos() : leaseNanos / WAIT_SHARE, leaseNanos)) {
        passOn(consumer, new Answer(one, AcknowledgeType.RELEASE));
      }
    }
  }

  /// All that is held is renewed, and comes back by the next question; what does not is lost.
  private void renew(KafkaShareConsumer<byte[], byte[]> consumer) {
    long began = System.nanoTime();
    held.values()
        .forEach(
            records ->
                records
                    .values()
                    .forEach(one -> consumer.acknowledge(one.kafkas(), AcknowledgeType.RENEW)));
    unsent = false;
    Map<TopicPartition, Map<Long, Held>> kept = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : renewed(consumer, began + leaseNanos / 4)) {
      Held one = held.getOrDefault(partition(record), Map.of()).get(record.offset());
      if (one == null) {
        consumer.acknowledge(record, AcknowledgeType.RELEASE);
      } else {
        kept.computeIfAbsent(partition(record), _ -> new HashMap<>()).put(record.offset(), one);
      }
    }
    held.forEach(
        (partition, records) ->
            records.forEach(
                (offset, one) -> {
                  if (!kept.getOrDefault(partition, Map.of()).containsKey(offset)) {
                    one.lost();
                  }
                }));
    held.clear();
    held.putAll(kept);
    renewAt = began + leaseNanos / 2;
  }

  /// The consumer notices only at the beginning of a question that a renewal was taken.
  private static ConsumerRecords<byte[], byte[]> renewed(
      KafkaShareConsumer<byte[], byte[]> consumer, long deadline) {
    ConsumerRecords<byte[], byte[]> back = consumer.poll(RENEWAL);
    while (back.isEmpty() && System.nanoTime() - deadline < 0) {
      back = consumer.poll(RENEWAL);
    }
    return back;
  }

  /// Kafka tells what became of answers. One that it did not take is delivered again.
  private void passedOn(Map<TopicIdPartition, Set<Long>> offsets, @Nullable Exception failed) {
    if (failed != null) {
      LOG.log(Level.DEBUG, "{0}: answers not taken: {1}", topic, failed.getMessage());
    }
  }

  private void handBack(KafkaShareConsumer<byte[], byte[]> consumer) {
    for (Answer next = answers.poll(); next != null; next = answers.poll()) {
      passOn(consumer, next);
    }
    for (Map<Long, Held> records : List.copyOf(held.values())) {
      for (Held one : List.copyOf(records.values())) {
        one.lost();
        passOn(consumer, new Answer(one, AcknowledgeType.RELEASE));
      }
    }
    var _ = consumer.commitSync(Duration.ofSeconds(2));
  }

  private boolean forget(TopicPartition partition, long offset) {
    Map<Long, Held> records = held.getOrDefault(partition, new HashMap<>());
    boolean had = records.remove(offset) != null;
    if (records.isEmpty()) {
      held.remove(partition);
    }
    return had;
  }

  private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
    return new TopicPartition(record.topic(), record.partition());
  }
}
