package sadari.server.wiring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does small things again and again, each on a thread of its own, until it is closed. A turn that
/// fails is logged; the next one comes all the same.
final class Periodic implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Periodic.class);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();

  /// Does `work` every `pause`, the first time after one.
  void every(Duration pause, String name, Runnable work) {
    threads.add(Thread.ofVirtual().name(name).start(() -> loop(pause, name, work)));
  }

  private void loop(Duration pause, String name, Runnable work) {
    try {
      while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        turn(name, work);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void turn(String name, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      log.warn("{} failed, it is tried again later", name, e);
    }
  }

  /// Waits for turns that are under way, for up to five seconds each.
  @Override
  public void close() {
    closed.countDown();
    try {
      for (Thread thread : threads) {
        if (!thread.join(Duration.ofSeconds(5))) {
          thread.interrupt();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
