package sadari.server.drill;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sadari.core.failure.Failure;
import sadari.core.job.JobQueue;
import sadari.core.outbox.Lane;
import sadari.engine.embeddedkafka.ThrowAwayKafka;
import sadari.engine.kafka.KafkaConfig;
import sadari.engine.kafka.KafkaEngine;
import sadari.server.client.ChildServer;
import sadari.server.client.People;

/// The same as [JobsKillTest] with Kafka between the outbox and the workers, and its broker among
/// the victims; of several each in turn. For more of it: `-Ddrill.jobs=10000 -Ddrill.brokers=3`.
@Timeout(600)
class KafkaKillTest {
  private static final int AUTHORS = 12;
  private static final int FOLLOWERS = 3;
  private static final int JOBS = Integer.getInteger("drill.jobs", 2_000);
  private static final int BROKERS = Integer.getInteger("drill.brokers", 1);
  private static final long LIMIT_NANOS = 240_000_000_000L;

  @TempDir private static Path folder;

  private static final List<ChildServer> WORKERS = new ArrayList<>();
  private static ThrowAwayKafka kafka;
  private static ChildServer web;
  private static JobWork work;

  @BeforeAll
  static void thereIsWorkToBeDone() {
    kafka = ThrowAwayKafka.start(BROKERS);
    Map<String, String> settings = new HashMap<>(queue());
    settings.put("roles", "web");
    web = ChildServer.start(folder.resolve("web"), List.of("-Xmx256m"), settings);
    People people = new People(web.stranger());
    Circle.of(AUTHORS, FOLLOWERS, people, new Ledger())
        .forEach(author -> author.client().post("/api/v1/statuses", JobWork.TEMPLATE).ok());
    work = new JobWork(web, JOBS / AUTHORS);
    work.prepare();
    WORKERS.add(worker(1));
    WORKERS.add(worker(2));
  }

  private static Map<String, String> queue() {
    return Map.of(
        "queue.engine",
        "kafka",
        "queue.brokers",
        kafka.address(),
        "queue.copies",
        Integer.toString(BROKERS),
        "queue.lease",
        "10 s");
  }

  private static ChildServer worker(int number) {
    Map<String, String> settings = new HashMap<>(work.settingsOfAWorker(folder));
    settings.putAll(queue());
    return ChildServer.start(folder.resolve("worker-" + number), List.of("-Xmx256m"), settings);
  }

  @AfterAll
  static void stop() {
    WORKERS.forEach(ChildServer::close);
    web.close();
    kafka.close();
  }

  @Test
  void eachEffectIsThereOnceWhateverIsKilledAndOnlyThePoisonedIsGivenUp() {
    killWhileItWorks(0, () -> WORKERS.get(0).kill());
    WORKERS.set(0, worker(1));
    killWhileItWorks(1, KafkaKillTest::killBrokersInTurn);
    killWhileItWorks(2, web::killDatabase);
    killWhileItWorks(3, () -> WORKERS.get(1).kill());
    WORKERS.set(1, worker(2));

    long begin = System.nanoTime();
    awaitDrained();
    System.out.printf(
        "%d events and their parts through Kafka, drained %.1f s after the last kill%n",
        work.events(), (System.nanoTime() - begin) / 1e9);

    work.assertEachEffectIsThereOnce();
    work.assertOnlyThePoisonedIsGivenUp();
  }

  private static void killBrokersInTurn() {
    for (int node = 1; node <= BROKERS; node++) {
      kafka.kill(node);
      kafka.restart(node);
    }
  }

  private static void killWhileItWorks(int wave, Runnable kill) {
    long done = work.done();
    work.add(wave);
    work.awaitDone(done + JOBS / 40);
    kill.run();
  }

  /// Neither the outbox nor Kafka has anything; what is on its way back to the outbox is seen by
  /// looking twice.
  private static void awaitDrained() {
    KafkaConfig config = KafkaConfig.at(kafka.address()).withLease(Duration.ofSeconds(10));
    try (KafkaEngine engine = KafkaEngine.open(config, InstantSource.system())) {
      long deadline = System.nanoTime() + LIMIT_NANOS;
      int quiet = 0;
      while (quiet < 2) {
        work.awaitDrained();
        quiet = waiting(engine.queue()) == 0 ? quiet + 1 : 0;
        if (System.nanoTime() > deadline) {
          throw new AssertionError("events are still in Kafka: " + waiting(engine.queue()));
        }
        LockSupport.parkNanos(1_100_000_000L);
      }
    }
  }

  private static long waiting(JobQueue queue) {
    try {
      return Arrays.stream(Lane.values()).mapToLong(lane -> queue.backlog(lane).waiting()).sum();
    } catch (Failure away) {
      return -1;
    }
  }
}
