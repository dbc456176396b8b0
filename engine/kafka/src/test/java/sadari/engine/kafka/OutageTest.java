package sadari.engine.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sadari.contract.job.JobFixture.event;
import static sadari.contract.job.JobFixture.events;
import static sadari.contract.job.JobFixture.ids;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.contract.Await;
import sadari.core.failure.Failure;
import sadari.core.failure.Unavailable;
import sadari.core.id.EventId;
import sadari.core.job.JobQueue;
import sadari.core.job.JobQueue.Delivery;
import sadari.core.outbox.Lane;
import sadari.core.outbox.PendingEvent;
import sadari.engine.embeddedkafka.ThrowAwayKafka;

@Timeout(180)
class OutageTest {
  private static final Duration WAIT = Duration.ofMillis(500);

  @Test
  void aBrokerKilledInTheMiddleOfWorkLosesNothing() {
    try (ThrowAwayKafka kafka = ThrowAwayKafka.start();
        KafkaEngine engine = TestBroker.open(kafka.address(), "killed")) {
      List<PendingEvent> events = events(Lane.FANOUT, 200);
      engine.queue().put(events);
      Set<EventId> seen = new HashSet<>();
      work(engine.queue(), seen, 60);

      kafka.kill();
      kafka.restart();
      work(engine.queue(), seen, 200);

      assertEquals(ids(events), seen);
      Await.until("all is done", () -> waiting(engine) == 0);
    }
  }

  private static long waiting(KafkaEngine engine) {
    try {
      return engine.queue().backlog(Lane.FANOUT).waiting();
    } catch (Unavailable notYet) {
      return -1;
    }
  }

  /// Takes and does until so many different events were seen.
  private static void work(JobQueue queue, Set<EventId> seen, int count) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (seen.size() < count && System.nanoTime() < deadline) {
      for (Delivery delivery : queue.take(Lane.FANOUT, 10, WAIT)) {
        seen.add(delivery.event().id());
        delivery.done();
      }
    }
  }

  @Test
  void withoutABrokerPuttingFailsInBoundedTimeAndThenAtOnce() {
    try (ThrowAwayKafka kafka = ThrowAwayKafka.start();
        KafkaEngine engine = TestBroker.open(kafka.address(), "down")) {
      engine.queue().put(events(Lane.BULK, 1));
      assertInstanceOf(Health.Up.class, engine.check());
      kafka.kill();

      long begin = System.nanoTime();
      assertThrows(Failure.class, () -> engine.queue().put(events(Lane.BULK, 3)));
      assertThrows(Unavailable.class, () -> engine.queue().put(events(Lane.BULK, 3)));
      long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();

      assertTrue(seconds < 15, "seconds: " + seconds);
      assertInstanceOf(Health.Away.class, engine.check());
      kafka.restart();
      Await.until("it is taken again", () -> isTaken(engine.queue(), event(Lane.BULK)));
    }
  }

  private static boolean isTaken(JobQueue queue, PendingEvent event) {
    try {
      queue.put(List.of(event));
      return true;
    } catch (Failure notYet) {
      return false;
    }
  }

  @Test
  void whatAClosedEngineHeldIsDeliveredToAnotherAtOnce() {
    String brokers = TestBroker.SHARED.address();
    PendingEvent event = event(Lane.INTERACTIVE);
    try (KafkaEngine other = TestBroker.open(brokers, "closed")) {
      try (KafkaEngine engine = TestBroker.open(brokers, "closed")) {
        engine.queue().put(List.of(event));
        assertEquals(event.id(), next(engine.queue()).event().id());
      }

      Delivery again = next(other.queue());

      assertEquals(event.id(), again.event().id());
      again.done();
    }
  }

  @Test
  void releasedMoreOftenThanABrokerAllowsItIsStillThere() {
    try (KafkaEngine engine = TestBroker.open(TestBroker.SHARED.address(), "often")) {
      PendingEvent event = event(Lane.INTERACTIVE);
      engine.queue().put(List.of(event));

      for (int i = 1; i <= 25; i++) {
        Delivery delivery = next(engine.queue());
        assertTrue(delivery.deliveries() >= i, i + ": " + delivery.deliveries());
        delivery.release();
      }

      assertEquals(event.id(), next(engine.queue()).event().id());
    }
  }

  private static Delivery next(JobQueue queue) {
    for (int i = 0; i < 60; i++) {
      List<Delivery> some = queue.take(Lane.INTERACTIVE, 1, WAIT);
      if (!some.isEmpty()) {
        return some.getFirst();
      }
    }
    throw new AssertionError("nothing came");
  }
}
