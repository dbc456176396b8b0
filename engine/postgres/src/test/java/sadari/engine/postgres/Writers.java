package sadari.engine.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import sadari.contract.Await;
import sadari.core.failure.Unavailable;

/// Threads that insert, change and delete rows all the time, each its own, and count what was
/// acknowledged. A write is a step of a row's life, so the rows tell how many there were.
final class Writers implements AutoCloseable {
  /// What the rows amount to: as many as are left, and how far each has come.
  static final String FOUND =
      "select count(*) || ' ' || coalesce(sum(key), 0) from bucket.bookmark where actor >= 1000000";

  private static final int THREADS = 6;
  private static final Query INSERT =
      new Query("test.insert", "insert into bucket.bookmark values (?, ?, 1)");
  private static final Query CHANGE =
      new Query(
          "test.change",
          "update bucket.bookmark set key = key + 1 where actor = ? and post = ? and key = ?");
  private static final Query DELETE =
      new Query("test.delete", "delete from bucket.bookmark where actor = ? and post = ?");

  private final PostgresEngine engine;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong left = new AtomicLong();
  private final AtomicLong sum = new AtomicLong();
  private volatile boolean running = true;

  Writers(PostgresEngine engine) {
    this.engine = engine;
    for (int i = 0; i < THREADS; i++) {
      long actor = 1_000_000L + i;
      threads.add(Thread.ofVirtual().start(() -> write(actor)));
    }
  }

  static void write(PostgresEngine engine, long actor) {
    engine.sql().update(INSERT, actor, 1L);
  }

  private void write(long actor) {
    for (long post = 1; running; post++) {
      step(INSERT, actor, post);
      step(CHANGE, actor, post, 1L);
      step(CHANGE, actor, post, 2L);
      if (post % 3 == 0) {
        step(DELETE, actor, post);
      } else {
        left.incrementAndGet();
        sum.addAndGet(3);
      }
    }
  }

  /// Refused while writes pause: then it was not done, and is tried again.
  private void step(Query query, Object... parameters) {
    while (true) {
      try {
        int rows = engine.sql().update(query, parameters);
        if (rows != 1) {
          throw new AssertionError(query.name() + " changed " + rows + " rows");
        }
        acknowledged.incrementAndGet();
        return;
      } catch (Unavailable paused) {
        Thread.onSpinWait();
      }
    }
  }

  void awaitWrites(int more) {
    long wanted = acknowledged.get() + more;
    Await.until(more + " more writes", () -> acknowledged.get() >= wanted);
  }

  /// What [#FOUND] has to find once the writers have stopped.
  String expected() {
    return left.get() + " " + sum.get();
  }

  void stop() {
    running = false;
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
