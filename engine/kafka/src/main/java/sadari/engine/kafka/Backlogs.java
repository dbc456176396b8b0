package sadari.engine.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;
import sadari.core.failure.Unavailable;
import sadari.core.job.JobQueue.Backlog;
import sadari.core.outbox.Lane;

/// How much there is to do, by what the broker knows of each share group; asked at most once a
/// second per lane. Also lets go of records that are done. Thread-safe.
final class Backlogs implements AutoCloseable {
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final Duration PROBE = Duration.ofMillis(400);

  /// What was found, and when.
  private record Look(Instant at, Backlog backlog) {}

  private final Late<Admin> admin;
  private final Topics topics;
  private final InstantSource clock;
  private final Clients clients;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Lane, Look> looks = new EnumMap<>(Lane.class);
  private final Map<Lane, Long> trimmed = new EnumMap<>(Lane.class);
  private @Nullable KafkaConsumer<byte[], byte[]> probe;

  Backlogs(Late<Admin> admin, Topics topics, Clients clients, InstantSource clock) {
    this.admin = admin;
    this.topics = topics;
    this.clients = clients;
    this.clock = clock;
  }

  Backlog of(Lane lane) {
    lock.lock();
    try {
      Instant now = clock.instant();
      Look last = looks.get(lane);
      if (last != null && Duration.between(last.at(), now).compareTo(FRESH) < 0) {
        return last.backlog();
      }
      Backlog backlog = look(lane, now);
      looks.put(lane, new Look(now, backlog));
      return backlog;
    } finally {
      lock.unlock();
    }
  }

  private Backlog look(Lane lane, Instant now) {
    topics.ensure();
    TopicPartition partition = topics.partition(lane);
    long end = offset(partition, OffsetSpec.latest());
    @Nullable SharePartitionOffsetInfo group = group(lane);
    long first = group == null ? offset(partition, OffsetSpec.earliest()) : group.startOffset();
    long waiting = group == null ? end - first : group.lag().orElse(end - first);
    return waiting <= 0
        ? new Backlog(0, Duration.ZERO)
        : new Backlog(waiting, age(partition, first, now));
  }

  private long offset(TopicPartition partition, OffsetSpec which) {
    return Topics.answer(
            admin.get().listOffsets(Map.of(partition, which)).partitionResult(partition))
        .offset();
  }

  /// Where the group stands; null where it has had no member yet.
  private @Nullable SharePartitionOffsetInfo group(Lane lane) {
    String group = topics.of(lane);
    try {
      @Nullable SharePartitionOffsetInfo info =
          Topics.answer(
                  admin
                      .get()
                      .listShareGroupOffsets(Map.of(group, new ListShareGroupOffsetsSpec()))
                      .partitionsToOffsetInfo(group))
              .get(topics.partition(lane));
      return info == null || info.startOffset() < 0 ? null : info;
    } catch (Unavailable failed) {
      if (failed.getCause() instanceof GroupIdNotFoundException) {
        return null;
      }
      throw failed;
    }
  }

  /// How old a record is: the first that is not done. Zero where it cannot be read in time.
  private Duration age(TopicPartition partition, long offset, Instant now) {
    try {
      KafkaConsumer<byte[], byte[]> consumer = probe();
      consumer.assign(List.of(partition));
      consumer.seek(partition, offset);
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PROBE)) {
        Duration age = Duration.between(Instant.ofEpochMilli(record.timestamp()), now);
        return age.isNegative() ? Duration.ZERO : age;
      }
      return Duration.ZERO;
    } catch (KafkaException e) {
      throw new Unavailable("Kafka: " + e.getMessage(), e);
    }
  }

  private KafkaConsumer<byte[], byte[]> probe() {
    KafkaConsumer<byte[], byte[]> there = probe;
    if (there == null) {
      there = new KafkaConsumer<>(clients.consumer());
      probe = there;
    }
    return there;
  }

  /// Lets the brokers forget what is done: topics keep records for ever otherwise.
  void trim() {
    lock.lock();
    try {
      topics.ensure();
      for (Lane lane : Lane.values()) {
        @Nullable SharePartitionOffsetInfo group = group(lane);
        if (group != null && group.startOffset() > trimmed.getOrDefault(lane, 0L)) {
          RecordsToDelete done = RecordsToDelete.beforeOffset(group.startOffset());
          Topics.answer(admin.get().deleteRecords(Map.of(topics.partition(lane), done)).all());
          trimmed.put(lane, group.startOffset());
        }
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (probe != null) {
        probe.close();
      }
    } finally {
      lock.unlock();
    }
  }
}
