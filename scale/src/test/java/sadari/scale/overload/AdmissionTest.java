package sadari.scale.overload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.contract.Await;
import sadari.core.failure.Overloaded;

/// Who goes in, who waits, who is refused.
@Timeout(60)
class AdmissionTest {
  private static final long SECOND = 1_000_000_000;
  private static final Duration LONG = Duration.ofSeconds(30);

  private final AtomicLong now = new AtomicLong();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void theMoreImportantGoFirstWhoeverCameFirst() throws Exception {
    Admission admission = one(8, LONG);
    Admission.Place first = admission.enter(Priority.READ, "x");
    List<Priority> order = new ArrayList<>();
    List<Priority> came =
        List.of(Priority.BULK, Priority.READ, Priority.WRITE, Priority.READ, Priority.WRITE);
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (Priority priority : came) {
      all.add(visit(admission, priority, () -> order.add(priority)));
      awaitWaiting(admission, all.size());
    }

    first.close();
    all.forEach(CompletableFuture::join);

    assertEquals(came.stream().sorted().toList(), order);
  }

  @Test
  void whoFindsTheQueueFullIsRefusedUnlessALessImportantCanGo() throws Exception {
    Admission admission = one(1, LONG);
    try (Admission.Place _ = admission.enter(Priority.READ, "x")) {
      CompletableFuture<Void> bulk = visit(admission, Priority.BULK, () -> {});
      awaitWaiting(admission, 1);

      assertThrows(Overloaded.class, () -> admission.enter(Priority.BULK, "x"));
      CompletableFuture<Void> write = visit(admission, Priority.WRITE, () -> {});

      assertInstanceOf(
          Overloaded.class, assertThrows(CompletionException.class, bulk::join).getCause());
      assertThrows(Overloaded.class, () -> admission.enter(Priority.READ, "x"));
      assertFalse(write.isDone());
    }
    assertEquals(Map.of(Priority.READ, 1L, Priority.BULK, 2L), admission.look().refused());
  }

  @Test
  void nobodyWaitsLongerThanTheBound() throws Exception {
    Admission admission = one(8, Duration.ofMillis(20));
    try (Admission.Place _ = admission.enter(Priority.READ, "x")) {
      assertThrows(Overloaded.class, () -> admission.enter(Priority.WRITE, "x"));
    }

    admission.enter(Priority.BULK, "x").close();
    assertEquals(0, admission.look().atWork());
  }

  @Test
  void whoWouldWaitTooLongIsRefusedOnArrival() throws Exception {
    Admission admission = one(8, LONG);
    work(admission, Duration.ofSeconds(20));
    try (Admission.Place _ = admission.enter(Priority.READ, "x")) {
      CompletableFuture<Void> _ = visit(admission, Priority.READ, () -> {});
      awaitWaiting(admission, 1);
      CompletableFuture<Void> _ = visit(admission, Priority.READ, () -> {});
      awaitWaiting(admission, 2);

      assertThrows(Overloaded.class, () -> admission.enter(Priority.READ, "x"));
      CompletableFuture<Void> _ = visit(admission, Priority.WRITE, () -> {});

      awaitWaiting(admission, 3);
    }
  }

  @Test
  void whoHasNoChanceIsKnownBeforeItTries() throws Exception {
    Admission admission = one(1, LONG);
    assertFalse(admission.refuses(Priority.BULK));
    try (Admission.Place _ = admission.enter(Priority.READ, "x")) {
      assertFalse(admission.refuses(Priority.BULK));
      CompletableFuture<Void> _ = visit(admission, Priority.READ, () -> {});
      awaitWaiting(admission, 1);

      assertTrue(admission.refuses(Priority.READ));
      assertFalse(admission.refuses(Priority.WRITE));
    }
    assertEquals(Map.of(Priority.READ, 1L), admission.look().refused());
  }

  @Test
  void whoGivesUpWaitingLeavesNothingBehind() throws Exception {
    Admission admission = one(8, LONG);
    Admission.Place first = admission.enter(Priority.READ, "x");
    Thread impatient =
        Thread.ofVirtual()
            .start(
                () ->
                    assertThrows(
                        InterruptedException.class, () -> admission.enter(Priority.READ, "x")));
    awaitWaiting(admission, 1);

    impatient.interrupt();
    impatient.join();
    first.close();

    assertEquals(0, admission.look().waiting());
    assertEquals(0, admission.look().atWork());
  }

  @Test
  void aBurstIsNotDrowningButSecondsOfRefusalAre() throws Exception {
    Admission admission = one(0, LONG);
    refuse(admission, 100);
    assertFalse(admission.look().drowning());

    for (int second = 0; second < 3; second++) {
      refuse(admission, 100);
      now.addAndGet(SECOND);
    }

    assertTrue(admission.look().drowning());
    now.addAndGet(6 * SECOND);
    assertFalse(admission.look().drowning());
  }

  private Admission one(int queue, Duration wait) {
    return new Admission(new Admission.Bounds(1, 1, queue, wait), now::get);
  }

  private static void refuse(Admission admission, int times) throws InterruptedException {
    try (Admission.Place _ = admission.enter(Priority.READ, "x")) {
      for (int i = 0; i < times; i++) {
        assertThrows(Overloaded.class, () -> admission.enter(Priority.READ, "x"));
      }
    }
  }

  private void work(Admission admission, Duration took) throws InterruptedException {
    try (Admission.Place place = admission.enter(Priority.READ, "x")) {
      now.addAndGet(took.toNanos());
      place.well();
    }
  }

  private CompletableFuture<Void> visit(Admission admission, Priority priority, Runnable work) {
    return CompletableFuture.runAsync(
        () -> {
          try (Admission.Place _ = admission.enter(priority, "x")) {
            work.run();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        },
        threads);
  }

  private static void awaitWaiting(Admission admission, int count) {
    Await.until(count + " wait", () -> admission.look().waiting() == count);
  }
}
