package sadari.scale.cache.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is recorded, and for how long it lives in a simulation.
@Timeout(60)
class AccessSamplerTest {
  private static final AccessSampler.Budget BUDGET =
      new AccessSampler.Budget(1 << 15, 1 << 11, 1 << 9, Duration.ofMinutes(1));

  @Test
  void memoryIsFixedHoweverManyKeysThereAre() {
    Recording recording = new Recording(BUDGET);

    for (long key = 0; key < 2_000_000; key++) {
      recording.ask(key);
    }

    Trace trace = recording.trace();
    assertTrue(trace.size() <= BUDGET.events(), () -> "events " + trace.size());
    assertTrue(trace.size() >= BUDGET.mostKeys(), () -> "events " + trace.size());
    assertEquals(2_000_000, recording.sampler().counted().accesses());
  }

  @Test
  void theRateTellsHowManyKeysThereAre() {
    Recording recording = new Recording(BUDGET);

    for (long key : Traffic.take(Traffic.scan(30_000), 500_000)) {
      recording.ask(key);
    }

    assertEquals(30_000, recording.trace().entriesOfAll(), 2_000);
    assertEquals(30_000.0 * Recording.BYTES, recording.trace().bytesOfAll(), 2_000 * 100);
  }

  @Test
  void fewKeysAreNotThinnedOutToLookFurtherBack() {
    Recording recording = new Recording(BUDGET);

    for (long key : Traffic.take(Traffic.scan(400), 100_000)) {
      recording.ask(key);
    }

    assertEquals(1.0, recording.trace().rate());
    assertEquals(400, recording.trace().keys());
  }

  @Test
  void theSameTrafficGivesTheSameAnswer() {
    long seed = System.nanoTime();
    Set<Double> answers =
        IntStream.range(0, 3)
            .mapToObj(
                _ -> Traffic.take(Traffic.zipf(50_000, 0.9, new SplittableRandom(seed)), 300_000))
            .map(keys -> Recording.of(keys).hitRatio(Policy.REDIS_LFU, 5_000))
            .collect(Collectors.toSet());

    assertEquals(1, answers.size(), () -> "seed " + seed + ": " + answers);
  }

  @Test
  void anEntryThatIsAskedForEveryTenSecondsHitsByItsLife() {
    Recording recording = new Recording(BUDGET);
    for (int round = 0; round < 600; round++) {
      for (long key = 0; key < 20; key++) {
        recording.ask(key);
      }
      recording.pass(Duration.ofMillis(9_980));
    }

    // A life of 60 s is 57 s on average: asked six times, found five times.
    List<Double> byLife =
        List.of(5, 20, 60).stream().map(s -> hitRatio(recording, Duration.ofSeconds(s))).toList();

    assertEquals(0.0, byLife.get(0), 0.001);
    assertEquals(1 / 2.0, byLife.get(1), 0.01);
    assertEquals(5 / 6.0, byLife.get(2), 0.01);
  }

  private static double hitRatio(Recording recording, Duration life) {
    return recording.hitRatio(Policy.LRU, 100, Optional.of(life));
  }

  @Test
  void whatChangedIsAMissTheNextTime() {
    Recording recording = new Recording(BUDGET);
    for (int i = 0; i < 10_000; i++) {
      recording.ask(1);
      recording.ask(2);
      recording.sampler().invalidated(2);
    }

    assertEquals(0.5, recording.hitRatio(Policy.LRU, 100), 0.001);

    for (int i = 0; i < 10_000; i++) {
      recording.ask(1);
      recording.ask(2);
      recording.sampler().cleared();
    }

    // The second half of the record is counted, and that is now the part with the clearing.
    assertEquals(0.0, recording.hitRatio(Policy.LRU, 100), 0.1);
  }

  @Test
  void whatDoesNotExistTakesNoPlace() {
    Recording recording = new Recording(BUDGET);
    for (int i = 0; i < 10_000; i++) {
      recording.sampler().accessed(7, 0, false);
    }

    assertEquals(0.0, recording.hitRatio(Policy.LRU, 100));
    assertEquals(0.0, recording.trace().entriesOfAll());
  }
}
