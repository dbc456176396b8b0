package sadari.engine.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sadari.core.failure.Overloaded;
import sadari.core.failure.Unavailable;
import sadari.core.media.PhotoProcessor.Result;
import sadari.core.media.PhotoProcessor.Use;

/// The bound on photos at a time, and what those get who do not fit.
class WorkersTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path directory;

  @Test
  void aHundredVirtualThreadsShareTwoWorkers() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (Workers workers = new Workers(2, LONG, () -> {});
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        int number = i;
        answers.add(
            callers.submit(
                () ->
                    workers.run(
                        () -> {
                          assertFalse(Thread.currentThread().isVirtual());
                          most.accumulateAndGet(running.incrementAndGet(), Math::max);
                          Thread.onSpinWait();
                          running.decrementAndGet();
                          return number;
                        })));
      }
      for (int i = 0; i < 100; i++) {
        assertEquals(i, answers.get(i).get());
      }
    }
    assertTrue(most.get() <= 2);
  }

  @Test
  void waitingTooLongIsOverload() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    try (Workers workers = new Workers(1, Duration.ofMillis(20), () -> {});
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> first =
          callers.submit(
              () ->
                  workers.run(
                      () -> {
                        started.countDown();
                        finish.await();
                        return true;
                      }));
      started.await();

      assertThrows(Overloaded.class, () -> workers.run(() -> true));

      finish.countDown();
      assertTrue(first.get());
      assertTrue(workers.run(() -> true));
    }
  }

  @Test
  void failuresKeepTheirKindAndFreeTheWorker() {
    try (Workers workers = new Workers(1, LONG, () -> {})) {
      Overloaded own = new Overloaded("from inside");
      assertEquals(own, assertThrows(Overloaded.class, () -> workers.run(throwing(own))));
      assertThrows(Overloaded.class, () -> workers.run(throwing(new OutOfMemoryError())));
      assertThrows(Unavailable.class, () -> workers.run(throwing(new UnsatisfiedLinkError())));
      assertThrows(Unavailable.class, () -> workers.run(throwing(new IllegalStateException())));
      assertTrue(workers.run(() -> true));
    }
  }

  @Test
  void interruptedCallerLeavesAndTheWorkerIsFreeAgain() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    try (Workers workers = new Workers(1, LONG, () -> {});
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> gone =
          callers.submit(
              () -> {
                Thread caller = Thread.currentThread();
                return workers.run(
                    () -> {
                      caller.interrupt();
                      started.countDown();
                      finish.await();
                      return true;
                    });
              });
      started.await();

      var failed = assertThrows(ExecutionException.class, gone::get);

      assertInstanceOf(Unavailable.class, failed.getCause());
      finish.countDown();
      assertTrue(workers.run(() -> true));
    }
  }

  @Test
  void closedEngineIsUnavailable() throws Exception {
    Path upload = Files.write(directory.resolve("photo"), new byte[] {1, 2, 3});
    ImagingEngine engine = ImagingEngine.open(ImagingConfig.standard(Uploads.NATIVES));
    assertInstanceOf(Result.Refused.class, engine.photos().process(upload, Use.POST));

    engine.close();

    assertThrows(Unavailable.class, () -> engine.photos().process(upload, Use.POST));
  }

  @Test
  void missingUploadIsUnavailable() {
    try (ImagingEngine engine = ImagingEngine.open(ImagingConfig.standard(Uploads.NATIVES))) {
      Path nowhere = directory.resolve("nowhere");
      assertThrows(Unavailable.class, () -> engine.photos().process(nowhere, Use.POST));
    }
  }

  @Test
  void photosInParallelGiveTheSameBytesAsOneByOne() throws Exception {
    byte[] file = TestPhotos.jpeg(TestPhotos.scene(900, 700));
    try (Uploads uploads = new Uploads(directory);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var expected = uploads.processed(file);
      List<Future<Result.Processed>> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        answers.add(callers.submit(() -> uploads.processed(file)));
      }
      for (Future<Result.Processed> answer : answers) {
        assertEquals(expected.blurhash(), answer.get().blurhash());
        assertArrayEquals(expected.original().bytes(), answer.get().original().bytes());
      }
    }
  }

  private static Callable<Boolean> throwing(Throwable problem) {
    return () -> {
      switch (problem) {
        case Error error -> throw error;
        case Exception exception -> throw exception;
        default -> throw new AssertionError(problem);
      }
    };
  }
}
