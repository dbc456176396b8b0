package sadari.engine.kafka;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.contract.Await;
import sadari.contract.job.JobFixture;
import sadari.core.job.JobQueue;
import sadari.core.job.JobQueue.Delivery;
import sadari.core.job.UnreadJobs.Replay;
import sadari.core.job.UnreadJobs.Replayed;
import sadari.core.job.UnreadJobs.Unread;
import sadari.core.outbox.Lane;
import sadari.core.outbox.PendingEvent;

/// What a newer program wrote, and an older one took.
@Timeout(60)
class UnreadTest {
  private static final Duration WAIT = Duration.ofMillis(300);
  private static final String BROKERS = TestBroker.SHARED.address();

  @Test
  void whatAWorkerCannotReadIsListedWithItsCauseAndItsLaneGoesOn() {
    PendingEvent after = JobFixture.event(Lane.BULK);
    try (KafkaEngine engine = TestBroker.open(BROKERS, "aside");
        Newer newer = new Newer("aside")) {
      engine.queue().put(List.of(JobFixture.event(Lane.INTERACTIVE)));
      newer.writes(Lane.BULK, ofFormat(9));
      newer.writes(Lane.BULK, ofKind("photo-sung"));
      newer.writesNothing(Lane.BULK);
      engine.queue().put(List.of(after));

      take(engine.queue(), after);

      List<Unread> page = engine.unread().page(0, 10);
      assertEquals(
          List.of("format 9", "unknown kind of event: photo-sung", "empty"),
          page.stream().map(Unread::cause).toList());
      page.forEach(one -> assertEquals(Optional.of(Lane.BULK), one.lane()));
      page.forEach(one -> assertFalse(one.readable()));
      assertEquals(List.of(page.get(1)), engine.unread().page(page.getFirst().id(), 1));
    }
  }

  @Test
  void onceTheProgramCanReadThemTheyGoBackToTheirLanesAndAreGone() {
    PendingEvent first = JobFixture.event(Lane.FANOUT);
    PendingEvent second = JobFixture.event(Lane.BULK);
    try (KafkaEngine engine = TestBroker.open(BROKERS, "back");
        Newer newer = new Newer("back")) {
      engine.queue().put(List.of(JobFixture.event(Lane.INTERACTIVE)));
      newer.isPutAside(Lane.FANOUT, new Wire(first, 2).value());
      newer.isPutAside(Lane.BULK, ofFormat(9));
      newer.isPutAside(Lane.BULK, new Wire(second, 0).value());

      assertEquals(Replay.DONE, engine.unread().replay(1));
      assertEquals(3, take(engine.queue(), first).deliveries());
      assertEquals(Replay.NOT_THERE, engine.unread().replay(1));
      assertEquals(Replay.STILL_UNREAD, engine.unread().replay(2));
      assertEquals(new Replayed(1, 1), engine.unread().replayAll());
      take(engine.queue(), second);
      assertEquals(List.of(2L), ids(engine));
    }
  }

  @Test
  void whatIsDiscardedIsGoneAndTheTopicIsEmptiedOfWhatIsSettled() {
    try (KafkaEngine engine = TestBroker.open(BROKERS, "gone");
        Newer newer = new Newer("gone")) {
      engine.queue().put(List.of(JobFixture.event(Lane.INTERACTIVE)));
      for (int i = 0; i < 3; i++) {
        newer.isPutAside(Lane.BULK, ofFormat(9));
      }

      assertTrue(engine.unread().discard(2));
      assertFalse(engine.unread().discard(2));
      assertEquals(List.of(1L, 3L), ids(engine));
      assertTrue(engine.unread().bound() >= 2);
      assertTrue(engine.unread().discard(1));
      assertTrue(engine.unread().discard(3));

      assertEquals(List.of(), ids(engine));
      assertEquals(0, engine.unread().bound());
      newer.isPutAside(Lane.BULK, ofFormat(9));
      assertEquals(1, engine.unread().page(0, 10).size());
    }
  }

  @Test
  void manyGoBackAtOnce() {
    List<PendingEvent> events = JobFixture.events(Lane.BULK, 1_200);
    try (KafkaEngine engine = TestBroker.open(BROKERS, "many");
        Newer newer = new Newer("many")) {
      engine.queue().put(List.of(JobFixture.event(Lane.INTERACTIVE)));
      events.forEach(event -> newer.isPutAside(Lane.BULK, new Wire(event, 0).value()));

      assertEquals(new Replayed(1_200, 0), engine.unread().replayAll());

      Await.until("all wait", () -> engine.queue().backlog(Lane.BULK).waiting() == 1_200);
      assertEquals(new Replayed(0, 0), engine.unread().replayAll());
    }
  }

  private static List<Long> ids(KafkaEngine engine) {
    return engine.unread().page(0, 10).stream().map(Unread::id).toList();
  }

  private static Delivery take(JobQueue queue, PendingEvent event) {
    for (int i = 0; i < 60; i++) {
      for (Delivery delivery : queue.take(event.event().lane(), 1, WAIT)) {
        delivery.done();
        assertEquals(event.id(), delivery.event().id());
        return delivery;
      }
    }
    throw new AssertionError("nothing came");
  }

  private static byte[] ofFormat(int format) {
    byte[] value = new Wire(JobFixture.event(Lane.BULK), 0).value();
    value[0] = (byte) format;
    return value;
  }

  /// As long as the kind that is there.
  private static byte[] ofKind(String kind) {
    byte[] value = new Wire(JobFixture.event(Lane.MEDIA), 0).value();
    byte[] name = kind.getBytes(US_ASCII);
    System.arraycopy(name, 0, value, 18, name.length);
    return value;
  }

  /// A program of another release on the same topics.
  private static final class Newer implements AutoCloseable {
    private final String prefix;
    private final KafkaProducer<byte[], byte[]> producer;

    Newer(String prefix) {
      this.prefix = prefix;
      this.producer =
          new KafkaProducer<>(new Clients(TestBroker.config(BROKERS, prefix)).producer());
    }

    void writes(Lane lane, byte[] value) {
      send(new ProducerRecord<>(prefix + "." + lane.text(), new byte[4], value));
    }

    void writesNothing(Lane lane) {
      send(new ProducerRecord<>(prefix + "." + lane.text(), new byte[4], null));
    }

    /// What an older worker did with it.
    void isPutAside(Lane lane, byte[] value) {
      var record = new ProducerRecord<>(prefix + ".unread", new byte[4], value);
      record.headers().add("from", (prefix + "." + lane.text()).getBytes(UTF_8));
      record.headers().add("cause", "format 1".getBytes(UTF_8));
      send(record);
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
      var _ = producer.send(record);
      producer.flush();
    }

    @Override
    public void close() {
      producer.close();
    }
  }
}
