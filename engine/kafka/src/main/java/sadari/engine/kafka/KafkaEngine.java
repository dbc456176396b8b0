package sadari.engine.kafka;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import sadari.core.failure.Failure;
import sadari.core.failure.Unavailable;
import sadari.core.job.JobQueue;
import sadari.core.job.UnreadJobs;

/// The queue of jobs on a Kafka cluster, 4.2 or newer. Thread-safe.
public final class KafkaEngine implements AutoCloseable {
  private static final Logger LOG = System.getLogger("kafka");
  private static final Duration TRIM = Duration.ofMinutes(1);

  private final Late<Admin> admin;
  private final Topics topics;
  private final Sender sender;
  private final Backlogs backlogs;
  private final KafkaJobQueue queue;
  private final UnreadTopic unread;
  private final Thread trimmer;

  private KafkaEngine(KafkaConfig config, InstantSource clock) {
    Clients clients = new Clients(config);
    this.admin = new Late<>(config.brokers(), () -> Admin.create(clients.admin()));
    this.topics = new Topics(admin, config);
    this.sender = new Sender(clients, topics);
    this.backlogs = new Backlogs(admin, topics, clients, clock);
    this.queue = new KafkaJobQueue(clients, topics, sender, backlogs);
    this.unread = new UnreadTopic(admin, clients, topics, sender);
    this.trimmer = Thread.ofVirtual().name("kafka-trimmer").unstarted(this::trim);
  }

  /// Begins to connect; does not wait for Kafka. Topics and groups are made when it is there.
  ///
  /// @throws KafkaException where Kafka's clients do not take the configuration
  public static KafkaEngine open(KafkaConfig config, InstantSource clock) {
    KafkaEngine engine = new KafkaEngine(config, clock);
    try {
      engine.prepare();
    } catch (KafkaException e) {
      engine.close();
      throw e;
    }
    engine.trimmer.start();
    return engine;
  }

  private void prepare() {
    try {
      var _ = admin.get();
      sender.prepare();
    } catch (Unavailable unknown) {
      LOG.log(Level.WARNING, "{0}; it is tried again", unknown.getMessage());
    }
  }

  /// The queue.
  public JobQueue queue() {
    return queue;
  }

  /// What workers could not read.
  public UnreadJobs unread() {
    return unread;
  }

  /// How Kafka is; waits some seconds for an answer at most.
  public Health check() {
    return topics.check();
  }

  private void trim() {
    try {
      while (true) {
        TimeUnit.NANOSECONDS.sleep(TRIM.toNanos());
        try {
          backlogs.trim();
        } catch (Failure away) {
          LOG.log(Level.DEBUG, "not trimmed: {0}", away.getMessage());
        } catch (
            RuntimeException e) { // of Kafka, or a fault of ours: topics must not grow for ever
          LOG.log(Level.WARNING, "not trimmed, it is tried again", e);
        }
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  @Override
  public void close() {
    trimmer.interrupt();
    queue.close();
    sender.close();
    backlogs.close();
    admin.close(made -> made.close(Duration.ofSeconds(3)));
  }
}
