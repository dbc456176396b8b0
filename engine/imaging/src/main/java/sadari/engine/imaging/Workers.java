package sadari.engine.imaging;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import sadari.core.failure.Failure;
import sadari.core.failure.Overloaded;
import sadari.core.failure.Unavailable;

/// Runs photo work on a few platform threads while callers, usually virtual threads, wait.
///
/// On a virtual thread a photo would hold a carrier for a third of a second, in native code or in
/// tight loops; a few photos would hold all carriers and with them every other request. Platform
/// threads leave the sharing of cores to the operating system. Thread-safe.
final class Workers implements AutoCloseable {
  private static final Duration IDLE = Duration.ofSeconds(10);

  private final Semaphore free;
  private final Duration longestWait;
  private final ThreadPoolExecutor threads;

  /// @param whenIdle runs on each thread that ends because it had nothing to do for a while
  Workers(int count, Duration longestWait, Runnable whenIdle) {
    this.free = new Semaphore(count, true);
    this.longestWait = longestWait;
    ThreadFactory names = Thread.ofPlatform().name("photo-", 1).daemon().factory();
    // The semaphore is the bound: the queue never holds more than a task on its way to a thread.
    this.threads =
        new ThreadPoolExecutor(
            count,
            count,
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work ->
                names.newThread(
                    () -> {
                      work.run();
                      whenIdle.run();
                    }));
    threads.allowCoreThreadTimeOut(true);
  }

  /// Runs the work and returns what it returns. A [Failure] of the work is thrown as it is.
  <T> T run(Callable<T> work) {
    try {
      if (!free.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new Overloaded("too many photos are being processed");
      }
      return submit(work).get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted while a photo was processed", interrupted);
    } catch (ExecutionException failed) {
      throw failure(failed);
    }
  }

  /// The permit comes back when the work ends, even if nobody waits for it any more.
  private <T> Future<T> submit(Callable<T> work) {
    try {
      return threads.submit(
          () -> {
            try {
              return work.call();
            } finally {
              free.release();
            }
          });
    } catch (RejectedExecutionException closed) {
      free.release();
      throw new Unavailable("the photo engine is closed", closed);
    }
  }

  private static Failure failure(ExecutionException failed) {
    return switch (failed.getCause()) {
      case Failure failure -> failure;
      case OutOfMemoryError memory -> new Overloaded("not enough memory for a photo", memory);
      case LinkageError natives ->
          new Unavailable("the photo engine's native libraries cannot be loaded here", natives);
      case null, default -> new Unavailable("the photo engine failed", failed);
    };
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      threads.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
