package sadari.engine.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sadari.contract.job.JobFixture.events;
import static sadari.contract.job.JobFixture.ids;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.contract.Await;
import sadari.core.failure.Failure;
import sadari.core.id.EventId;
import sadari.core.job.JobQueue;
import sadari.core.job.JobQueue.Delivery;
import sadari.core.outbox.Lane;
import sadari.core.outbox.PendingEvent;
import sadari.engine.embeddedkafka.ThrowAwayKafka;

/// Three brokers, of which one may be lost: events are put, taken and done all the time.
@Timeout(120)
class ClusterTest {
  private static final int BROKERS = 3;
  private static final int JOBS = 300;
  private static final int LOT = 10;

  /// Longer than a client waits for a reply, and a broker for a write.
  private static final Duration OUTAGE = Duration.ofSeconds(8);

  private static final Duration WAIT = Duration.ofMillis(300);
  private static final String STATE = "__share_group_state";

  private static ThrowAwayKafka brokers;

  @BeforeAll
  static void start() {
    brokers = ThrowAwayKafka.start(BROKERS);
  }

  @AfterAll
  static void close() {
    brokers.close();
  }

  @Test
  void allHasThreeCopiesOfWhichTwoAcknowledge() throws Exception {
    try (KafkaEngine engine = open("copies");
        Admin admin = admin("copies")) {
      engine.queue().put(events(Lane.BULK, 1));
      work(engine.queue(), Lane.BULK, new HashSet<>(), 1);

      for (String topic : List.of("copies.bulk", "copies.unread", STATE)) {
        for (TopicPartitionInfo partition : partitions(admin, topic)) {
          assertEquals(BROKERS, partition.replicas().size(), topic);
        }
        assertEquals("2", acknowledging(admin, topic), topic);
      }
    }
  }

  @Test
  void aLeaderKilledInTheMiddleOfWorkLosesNothingAndComesBackInStep() throws Exception {
    try (KafkaEngine here = open("killed");
        KafkaEngine elsewhere = open("killed");
        Admin admin = admin("killed")) {
      Run run = new Run(here.queue(), elsewhere.queue());
      run.awaitDone(JOBS / 4);
      int leader = leader(admin, "killed.fanout");

      brokers.kill(leader);
      run.awaitDone(JOBS * 3 / 4);
      brokers.restart(leader);
      run.awaitDone(JOBS);

      run.assertNothingIsLost();
      Await.until("nothing waits", () -> waiting(here) == 0);
      Await.until("all are in step", () -> inStep(admin, "killed.fanout") == BROKERS);
    }
  }

  @Test
  void aLeaderThatStandsStillIsDoneWithout() throws Exception {
    try (KafkaEngine here = open("frozen");
        KafkaEngine elsewhere = open("frozen");
        Admin admin = admin("frozen")) {
      Run run = new Run(here.queue(), elsewhere.queue());
      run.awaitDone(JOBS / 4);

      try (var _ = brokers.freeze(leader(admin, "frozen.fanout"))) {
        run.awaitDone(JOBS);
      }

      run.assertNothingIsLost();
    }
  }

  /// While the group's state cannot be written answers are not taken, and the reply to a question
  /// that carries some comes too late: what it gives out is locked for a lease, which nobody waits
  /// for here.
  @Test
  void whatIsGivenOutWhileAnswersAreNotTakenIsNotLockedForALease() throws Exception {
    Duration lease = Duration.ofSeconds(60);
    try (KafkaEngine engine = open(config("held").withLease(lease));
        Admin admin = admin("held")) {
      List<PendingEvent> jobs = events(Lane.MEDIA, 20);
      engine.queue().put(jobs);
      Set<EventId> done = new HashSet<>();
      workSlowly(engine.queue(), done, 3, lease);

      int another = leader(admin, "held.media") % BROKERS + 1;
      brokers.kill(another);
      setAcknowledging(admin, STATE, BROKERS);
      workSlowly(engine.queue(), done, jobs.size(), OUTAGE);
      int meanwhile = done.size();
      setAcknowledging(admin, STATE, BROKERS - 1);
      workSlowly(engine.queue(), done, jobs.size(), lease.dividedBy(3));
      brokers.restart(another);

      assertTrue(meanwhile < jobs.size(), "some wait for the end of the outage");
      assertEquals(ids(jobs), done);
    }
  }

  /// One at a time, as photos are made, until so many are done, or it is too late.
  private static void workSlowly(JobQueue queue, Set<EventId> done, int count, Duration most) {
    long deadline = System.nanoTime() + most.toNanos();
    while (done.size() < count && System.nanoTime() - deadline < 0) {
      for (Delivery delivery : queue.take(Lane.MEDIA, 1, WAIT)) {
        LockSupport.parkNanos(50_000_000);
        done.add(delivery.event().id());
        delivery.done();
      }
    }
  }

  /// Jobs that are put by one process and done by another, each tried until it is taken.
  private static final class Run {
    private final List<PendingEvent> jobs = events(Lane.FANOUT, JOBS);
    private final Set<EventId> done = ConcurrentHashMap.newKeySet();
    private final Thread worker;

    Run(JobQueue from, JobQueue to) {
      Thread.ofVirtual().start(() -> put(from));
      worker = Thread.ofVirtual().start(() -> work(to, Lane.FANOUT, done, JOBS));
    }

    private void put(JobQueue queue) {
      for (int i = 0; i < JOBS; i += LOT) {
        List<PendingEvent> lot = jobs.subList(i, i + LOT);
        while (!isTaken(queue, lot)) {
          LockSupport.parkNanos(100_000_000);
        }
      }
    }

    void awaitDone(int count) throws InterruptedException {
      long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (done.size() < count && System.nanoTime() < deadline) {
        boolean _ = worker.join(Duration.ofMillis(10));
      }
      assertEquals(count, Math.min(count, done.size()), "so many are done");
    }

    /// Whatever came twice has one effect: the set is the ledger.
    void assertNothingIsLost() {
      assertEquals(ids(jobs), Set.copyOf(done));
    }
  }

  private static boolean isTaken(JobQueue queue, List<PendingEvent> events) {
    try {
      queue.put(new ArrayList<>(events));
      return true;
    } catch (Failure notYet) {
      return false;
    }
  }

  private static void work(JobQueue queue, Lane lane, Set<EventId> done, int count) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (done.size() < count && System.nanoTime() < deadline) {
      for (Delivery delivery : queue.take(lane, LOT, WAIT)) {
        done.add(delivery.event().id());
        delivery.done();
      }
    }
  }

  private static long waiting(KafkaEngine engine) {
    try {
      return engine.queue().backlog(Lane.FANOUT).waiting();
    } catch (Failure notYet) {
      return -1;
    }
  }

  private static KafkaConfig config(String prefix) {
    return TestBroker.config(brokers.address(), prefix).withCopies(BROKERS);
  }

  private static KafkaEngine open(String prefix) {
    return open(config(prefix));
  }

  private static KafkaEngine open(KafkaConfig config) {
    return KafkaEngine.open(config, InstantSource.system());
  }

  private static Admin admin(String prefix) {
    return Admin.create(new Clients(config(prefix)).admin());
  }

  private static int leader(Admin admin, String topic) throws Exception {
    return partitions(admin, topic).getFirst().leader().id();
  }

  private static int inStep(Admin admin, String topic) {
    try {
      return partitions(admin, topic).getFirst().isr().size();
    } catch (ExecutionException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static List<TopicPartitionInfo> partitions(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get()
        .values()
        .iterator()
        .next()
        .partitions();
  }

  private static void setAcknowledging(Admin admin, String topic, int brokers) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    ConfigEntry wanted = new ConfigEntry("min.insync.replicas", Integer.toString(brokers));
    admin
        .incrementalAlterConfigs(
            Map.of(resource, List.of(new AlterConfigOp(wanted, AlterConfigOp.OpType.SET))))
        .all()
        .get();
  }

  private static String acknowledging(Admin admin, String topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config = admin.describeConfigs(List.of(resource)).all().get().values().iterator().next();
    return config.get("min.insync.replicas").value();
  }
}
