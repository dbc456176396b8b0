package sadari.engine.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sadari.contract.job.JobFixture.events;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.core.failure.Unavailable;
import sadari.core.outbox.Lane;

/// A name that nobody knows, or not yet: brokers and servers may start in any order.
@Timeout(60)
class UnknownHostTest {
  @Test
  void brokersWhoseNamesNobodyKnowsAreAwayAndNoReasonNotToStart() {
    try (KafkaEngine engine = TestBroker.open("kafka.invalid:9092", "unknown")) {
      assertInstanceOf(Health.Away.class, engine.check());
      assertThrows(Unavailable.class, () -> engine.queue().put(events(Lane.BULK, 1)));
      assertThrows(Unavailable.class, () -> engine.queue().backlog(Lane.BULK));
      long began = System.nanoTime();
      assertEquals(List.of(), engine.queue().take(Lane.BULK, 1, Duration.ofMillis(200)));
      assertTrue(System.nanoTime() - began < Duration.ofSeconds(5).toNanos());
    }
  }

  @Test
  void whatIsWrongOtherwiseIsToldAtTheStart() {
    KafkaConfig wrong =
        TestBroker.config("127.0.0.1:9092", "wrong")
            .withSecurity(Map.of("security.protocol", "SASL_PLAINTEXT", "sasl.mechanism", "none"));

    assertThrows(
        KafkaException.class,
        () -> {
          KafkaEngine engine = KafkaEngine.open(wrong, InstantSource.system());
          engine.close();
        });
  }
}
