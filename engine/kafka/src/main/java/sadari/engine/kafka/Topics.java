package sadari.engine.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import sadari.core.failure.Unavailable;
import sadari.core.outbox.Lane;

/// The topics and share groups: made and set up once, when Kafka can first be reached.
///
/// A topic has one partition: of several, each would belong to some members of the group, and wait
/// while they are busy. It keeps its records until they are done, however long that takes;
/// [Backlogs] lets go of them then. Thread-safe.
final class Topics {
  private static final Duration ANSWER = Duration.ofSeconds(4);

  private final Late<Admin> admin;
  private final KafkaConfig config;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean ready;

  Topics(Late<Admin> admin, KafkaConfig config) {
    this.admin = admin;
    this.config = config;
  }

  /// The name of a lane's topic, and of its share group.
  String of(Lane lane) {
    return config.prefix() + "." + lane.text();
  }

  /// All that a lane has.
  TopicPartition partition(Lane lane) {
    return new TopicPartition(of(lane), 0);
  }

  /// Where records go that nobody here can read.
  String unread() {
    return config.prefix() + ".unread";
  }

  /// Returns when all are there.
  ///
  /// @throws Unavailable where Kafka does not answer in time
  void ensure() {
    if (ready) {
      return;
    }
    lock.lock();
    try {
      if (!ready) {
        List<String> names = new ArrayList<>(Arrays.stream(Lane.values()).map(this::of).toList());
        names.add(unread());
        names.forEach(this::create);
        setUpGroups();
        ready = true;
      }
    } finally {
      lock.unlock();
    }
  }

  /// Of three copies two have what is acknowledged.
  private void create(String name) {
    NewTopic topic =
        new NewTopic(name, 1, (short) config.copies())
            .configs(
                Map.of(
                    "retention.ms",
                    "-1",
                    "retention.bytes",
                    "-1",
                    "min.insync.replicas",
                    Integer.toString(config.copies() > 2 ? 2 : 1)));
    try {
      answer(admin.get().createTopics(List.of(topic)).all());
    } catch (Unavailable failed) {
      if (!(failed.getCause() instanceof TopicExistsException)) {
        throw failed;
      }
    }
  }

  /// A new group begins with what was put before it was there.
  private void setUpGroups() {
    List<AlterConfigOp> settings =
        List.of(
            set("share.auto.offset.reset", "earliest"),
            set("share.record.lock.duration.ms", Long.toString(config.lease().toMillis())));
    Map<ConfigResource, java.util.Collection<AlterConfigOp>> all = new HashMap<>();
    for (Lane lane : Lane.values()) {
      all.put(new ConfigResource(ConfigResource.Type.GROUP, of(lane)), settings);
    }
    answer(admin.get().incrementalAlterConfigs(all).all());
  }

  private static AlterConfigOp set(String key, String value) {
    return new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
  }

  /// Whether Kafka answers now.
  Health check() {
    try {
      int brokers = answer(admin.get().describeCluster().nodes()).size();
      ensure();
      return new Health.Up(brokers);
    } catch (Unavailable away) {
      return new Health.Away(String.valueOf(away.getMessage()));
    }
  }

  static <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new Unavailable("Kafka: " + cause.getMessage(), cause);
    } catch (TimeoutException e) {
      throw new Unavailable("Kafka does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted while Kafka was asked", e);
    }
  }
}
