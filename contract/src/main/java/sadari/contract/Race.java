package sadari.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Runs several tasks at the same moment, each on a virtual thread.
public final class Race {
  private Race() {}

  /// What all of the tasks answered, in their order; fails with what one of them threw.
  public static <T> List<T> of(int runners, IntFunction<T> task) {
    CyclicBarrier start = new CyclicBarrier(runners);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < runners; i++) {
        int runner = i;
        Callable<T> run =
            () -> {
              start.await();
              return task.apply(runner);
            };
        running.add(threads.submit(run));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : running) {
        results.add(result(future));
      }
      return results;
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new AssertionError("a runner failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
