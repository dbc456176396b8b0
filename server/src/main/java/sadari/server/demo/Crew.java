package sadari.server.demo;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does many actions in their order, a few at a time.
final class Crew {
  private static final int HANDS = 8;

  /// Returns when all are done.
  void all(List<Runnable> actions) {
    try (ExecutorService hands =
        Executors.newFixedThreadPool(HANDS, Thread.ofVirtual().name("demo-", 0).factory())) {
      List<? extends Future<?>> results = actions.stream().map(hands::submit).toList();
      for (Future<?> result : results) {
        result.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the demonstration could not be made", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the demonstration was interrupted", e);
    }
  }
}
