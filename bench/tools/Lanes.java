import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Work on several connections at a time.
final class Lanes {
  private Lanes() {}

  /// One piece of work on a connection.
  interface Work {
    void run(Wire wire, int number) throws Exception;
  }

  /// Runs the pieces 0 to `count` - 1, each once, on `lanes` connections.
  static void each(String place, int lanes, int count, Work work) throws Exception {
    var next = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int lane = 0; lane < lanes; lane++) {
        running.add(
            threads.submit(
                () -> {
                  try (Wire wire = new Wire(place)) {
                    for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                      work.run(wire, n);
                    }
                  } finally {
                    // The others need not go on when one has failed.
                    next.set(count);
                  }
                  return null;
                }));
      }
      for (Future<?> lane : running) {
        lane.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
