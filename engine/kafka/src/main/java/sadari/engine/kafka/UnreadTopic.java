package sadari.engine.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import sadari.core.failure.Unavailable;
import sadari.core.job.UnreadJobs;
import sadari.core.outbox.Lane;

/// The topic of what could not be read.
///
/// ```
/// PREFIX.unread   record   key and value as they came; headers: from (topic), cause
///                 mark     no key, no value;           header: settled (offsets of records before it)
/// ```
///
/// A topic forgets only from its beginning. So what is replayed or discarded gets a mark behind it,
/// and all before the first record without one is deleted. An id is an offset, counted from 1. The
/// whole topic is read for each answer: it is empty unless two versions of the program run.
/// Thread-safe; one answer at a time.
final class UnreadTopic implements UnreadJobs {
  /// The topic that a record came from.
  static final String FROM = "from";

  /// Why it could not be read.
  static final String CAUSE = "cause";

  /// The offsets of what needs no more attention, comma-separated.
  static final String SETTLED = "settled";

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Late<Admin> admin;
  private final Clients clients;
  private final Topics topics;
  private final Sender sender;
  private final ReentrantLock lock = new ReentrantLock();

  UnreadTopic(Late<Admin> admin, Clients clients, Topics topics, Sender sender) {
    this.admin = admin;
    this.clients = clients;
    this.topics = topics;
    this.sender = sender;
  }

  /// Marks count, too, until they are deleted.
  @Override
  public long bound() {
    topics.ensure();
    return offset(OffsetSpec.latest()) - offset(OffsetSpec.earliest());
  }

  private long offset(OffsetSpec which) {
    TopicPartition all = new TopicPartition(topics.unread(), 0);
    return Topics.answer(admin.get().listOffsets(Map.of(all, which)).partitionResult(all)).offset();
  }

  @Override
  public List<Unread> page(long after, int limit) {
    List<Unread> page = new ArrayList<>();
    ask(
        look ->
            look.unsettled(
                record -> {
                  if (id(record) > after && page.size() < limit) {
                    page.add(shown(record));
                  }
                }));
    return page;
  }

  @Override
  public Replay replay(long id) {
    Replayed one = replay(record -> id(record) == id);
    if (one.replayed() > 0) {
      return Replay.DONE;
    }
    return one.left() > 0 ? Replay.STILL_UNREAD : Replay.NOT_THERE;
  }

  @Override
  public Replayed replayAll() {
    return replay(_ -> true);
  }

  private Replayed replay(Predicate<ConsumerRecord<byte[], byte[]>> which) {
    HandingBack back = new HandingBack();
    ask(
        look -> {
          look.unsettled(
              record -> {
                if (which.test(record)) {
                  back.take(record);
                }
              });
          back.flush();
          trim(look);
        });
    return new Replayed(back.replayed, back.left);
  }

  @Override
  public boolean discard(long id) {
    List<Long> found = new ArrayList<>();
    ask(
        look -> {
          look.unsettled(
              record -> {
                if (id(record) == id) {
                  found.add(record.offset());
                }
              });
          if (!found.isEmpty()) {
            sender.settled(found);
          }
          trim(look);
        });
    return !found.isEmpty();
  }

  /// Records on their way back, some hundred at a time. First they are in their lanes, then they
  /// are settled: broken off between, it is done twice.
  private final class HandingBack {
    private static final int LOT = 500;

    private final List<ProducerRecord<byte[], byte[]>> ready = new ArrayList<>();
    private final List<Long> offsets = new ArrayList<>();
    private int replayed;
    private int left;

    private void take(ConsumerRecord<byte[], byte[]> record) {
      try {
        Lane lane = Wire.read(record.value()).event().event().lane();
        String topic = topic(record).orElseGet(() -> topics.of(lane));
        ready.add(new ProducerRecord<>(topic, record.key(), record.value()));
        offsets.add(record.offset());
        if (ready.size() == LOT) {
          flush();
        }
      } catch (IllegalArgumentException newer) {
        left++;
      }
    }

    private void flush() {
      if (!ready.isEmpty()) {
        sender.back(ready);
        sender.settled(offsets);
        replayed += ready.size();
        ready.clear();
        offsets.clear();
      }
    }
  }

  private static long id(ConsumerRecord<byte[], byte[]> record) {
    return record.offset() + 1;
  }

  private Unread shown(ConsumerRecord<byte[], byte[]> record) {
    Optional<String> topic = topic(record);
    return new Unread(
        id(record),
        Arrays.stream(Lane.values())
            .filter(lane -> topic.equals(Optional.of(topics.of(lane))))
            .findFirst(),
        length(record),
        header(record, CAUSE).orElse("unknown").replaceAll("\\p{Cntrl}", "?"),
        Instant.ofEpochMilli(record.timestamp()),
        isReadable(record.value()));
  }

  private static int length(ConsumerRecord<byte[], byte[]> record) {
    byte @Nullable [] value = record.value();
    return value == null ? 0 : value.length;
  }

  private static boolean isReadable(byte[] value) {
    try {
      Wire _ = Wire.read(value);
      return true;
    } catch (IllegalArgumentException newer) {
      return false;
    }
  }

  /// Only a lane's: nobody is sent anywhere else by a header.
  private Optional<String> topic(ConsumerRecord<byte[], byte[]> record) {
    return header(record, FROM)
        .filter(name -> Arrays.stream(Lane.values()).map(topics::of).toList().contains(name));
  }

  private static Optional<String> header(ConsumerRecord<byte[], byte[]> record, String name) {
    @Nullable Header header = record.headers().lastHeader(name);
    return header == null ? Optional.empty() : Optional.of(new String(header.value(), UTF_8));
  }

  private void ask(Consumer<Look> question) {
    topics.ensure();
    lock.lock();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(clients.scanner())) {
      question.accept(new Look(consumer));
    } catch (KafkaException e) {
      throw new Unavailable("Kafka: " + e.getMessage(), e);
    } finally {
      lock.unlock();
    }
  }

  private void trim(Look look) {
    look.settle();
    RecordsToDelete done = RecordsToDelete.beforeOffset(look.firstUnsettled());
    Topics.answer(admin.get().deleteRecords(Map.of(look.partition, done)).all());
  }

  /// The topic as far as it went at the last look.
  private final class Look {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition = new TopicPartition(topics.unread(), 0);
    private final Set<Long> settled = new HashSet<>();
    private long end;

    private Look(KafkaConsumer<byte[], byte[]> consumer) {
      this.consumer = consumer;
      consumer.assign(List.of(partition));
      settle();
    }

    /// Learns which are settled by now, by marks that count as part of the topic from here on.
    private void settle() {
      end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      read(
          record ->
              header(record, SETTLED).stream()
                  .flatMap(offsets -> Stream.of(offsets.split(",")))
                  .map(Long::valueOf)
                  .forEach(settled::add));
    }

    private long firstUnsettled() {
      List<Long> offsets = new ArrayList<>();
      unsettled(record -> offsets.add(record.offset()));
      return offsets.isEmpty() ? end : offsets.getFirst();
    }

    private void unsettled(Consumer<ConsumerRecord<byte[], byte[]>> use) {
      read(
          record -> {
            if (!settled.contains(record.offset()) && header(record, SETTLED).isEmpty()) {
              use.accept(record);
            }
          });
    }

    private void read(Consumer<ConsumerRecord<byte[], byte[]>> use) {
      consumer.seekToBeginning(List.of(partition));
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (consumer.position(partition) < end) {
        if (System.nanoTime() > deadline) {
          throw new Unavailable("Kafka does not answer");
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          if (record.offset() < end) {
            use.accept(record);
          }
          deadline = System.nanoTime() + PATIENCE.toNanos();
        }
      }
    }
  }
}
