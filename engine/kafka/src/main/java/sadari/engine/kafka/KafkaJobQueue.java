package sadari.engine.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import sadari.core.failure.Unavailable;
import sadari.core.job.JobQueue;
import sadari.core.outbox.Lane;
import sadari.core.outbox.PendingEvent;

/// The queue. A lane is read from the first [#take] on: who only puts is in no group. Thread-safe.
final class KafkaJobQueue implements JobQueue, AutoCloseable {
  private static final int READERS = 2;
  private static final Duration STOP = Duration.ofSeconds(8);

  private final Clients clients;
  private final Topics topics;
  private final Sender sender;
  private final Backlogs backlogs;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Lane, Waiting> lanes = new EnumMap<>(Lane.class);
  private final List<Reader> readers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private boolean closed;

  KafkaJobQueue(Clients clients, Topics topics, Sender sender, Backlogs backlogs) {
    this.clients = clients;
    this.topics = topics;
    this.sender = sender;
    this.backlogs = backlogs;
  }

  @Override
  public void put(List<PendingEvent> events) {
    sender.put(events);
  }

  @Override
  public List<Delivery> take(Lane lane, int most, Duration wait) {
    try {
      return read(lane).take(most, wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private Waiting read(Lane lane) {
    lock.lock();
    try {
      if (closed) {
        throw new Unavailable("the queue is closed");
      }
      return lanes.computeIfAbsent(lane, this::begin);
    } finally {
      lock.unlock();
    }
  }

  private Waiting begin(Lane lane) {
    Waiting waiting = new Waiting();
    for (int i = 0; i < READERS; i++) {
      Reader reader = new Reader(clients, topics, sender, topics.of(lane), batch(lane), waiting);
      readers.add(reader);
      threads.add(
          Thread.ofPlatform().daemon().name("kafka-" + lane.text() + "-" + i).start(reader));
    }
    return waiting;
  }

  /// How many are taken at a time: more where each is short, as the slowest of a batch holds up the
  /// next one.
  private static int batch(Lane lane) {
    return switch (lane) {
      case INTERACTIVE -> 64;
      case FANOUT -> 16;
      case BULK -> 16;
      case MEDIA -> 1;
    };
  }

  @Override
  public Duration lease() {
    return clients.config().lease();
  }

  @Override
  public Backlog backlog(Lane lane) {
    return backlogs.of(lane);
  }

  /// Passes on what was answered, and hands back the rest.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      readers.forEach(Reader::stop);
    } finally {
      lock.unlock();
    }
    long deadline = System.nanoTime() + STOP.toNanos();
    for (Thread thread : threads) {
      try {
        Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
        if (!thread.join(left)) {
          thread.interrupt();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
