package sadari.scale.cache.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.scale.cache.AccessListener;
import sadari.scale.cache.advice.CacheAdvice.Advised;
import sadari.scale.cache.advice.CacheAdvice.Proposal;
import sadari.scale.cache.advice.CacheAdvice.TooLittle;

@Timeout(60)
class CacheAdvisorTest {
  private final long seed = System.nanoTime();
  private final AtomicLong millis = new AtomicLong();
  private final InstantSource clock = () -> Instant.ofEpochMilli(millis.get());
  private final CacheAdvisor advisor = new CacheAdvisor(clock, seed);

  @Test
  void tooLittleTrafficGivesNoAdvice() {
    AccessListener listener =
        advisor.watch(() -> CacheSetup.inProcess("t", 10, Duration.ofDays(1)));

    ask(listener, Traffic.scan(10), 500);

    TooLittle advice = assertInstanceOf(TooLittle.class, advisor.advise(0.9).getFirst());
    assertEquals(500, advice.seen());
    assertTrue(advice.needed() > 500);
  }

  @Test
  void aScanNeedsRoomForAllOfItAndNothingMore() {
    AccessListener listener =
        advisor.watch(() -> setup(Policy.LRU, CacheSetup.Unit.ENTRIES, 5_000));

    ask(listener, Traffic.scan(1_000), 20_000);

    Proposal proposal = advised().proposal();
    assertEquals(1_000.0, (double) proposal.size(), 50.0);
    assertEquals(1, proposal.hitRatio(), 0.001);
    assertEquals(0, proposal.perMebibyte());
  }

  @Test
  void aSharedCacheIsSizedInBytes() {
    AccessListener listener =
        advisor.watch(() -> setup(Policy.REDIS_LRU, CacheSetup.Unit.BYTES, 50_000));

    ask(listener, Traffic.zipf(1_000, 0.7, new SplittableRandom(seed)), 50_000);

    Advised advised = advised();
    assertEquals(100, advised.sample().bytesPerEntry(), 0.1);
    assertEquals(100_000.0, (double) advised.proposal().size(), 10_000.0, told());
    assertTrue(advised.proposal().hitRatio() > advised.predicted() + 0.05, told());
    assertTrue(advised.proposal().perMebibyte() > 0.05, told());
  }

  @Test
  void thePolicyIsChangedWhereItPays() {
    AccessListener listener =
        advisor.watch(() -> setup(Policy.REDIS_LRU, CacheSetup.Unit.ENTRIES, 1_000));

    ask(listener, Traffic.zipf(10_000, 0.9, new SplittableRandom(seed)), 100_000);

    Proposal proposal = ((Advised) advisor.advise(0.5).getFirst()).proposal();
    assertEquals(Policy.REDIS_LFU, proposal.policy(), told());
    assertTrue(proposal.hitRatio() >= 0.5, told());
  }

  @Test
  void theShortestLifeIsAdvisedThatCostsNoMoreThanAPoint() {
    AccessListener listener = advisor.watch(() -> setup(Policy.LRU, CacheSetup.Unit.ENTRIES, 100));

    // Each key every two seconds: a life of 1 s never hits, one of 5 s every second or third time.
    millis.addAndGet(1_000_000);
    for (int i = 0; i < 100_000; i++) {
      listener.accessed(i % 20, 100, false);
      millis.addAndGet(100);
    }

    Advised advised = advised();
    assertEquals(0, advised.lives().getFirst().hitRatio());
    // Asked 428 times in 14 min 15 s: one miss in 428. In 4 min 45 s: one in 143.
    assertEquals(Optional.of(Duration.ofMinutes(5)), advised.proposal().life());
  }

  @Test
  void aPredictionIsComparedWithWhatCameOfIt() {
    AccessListener listener = advisor.watch(() -> setup(Policy.LRU, CacheSetup.Unit.ENTRIES, 100));
    ask(listener, Traffic.scan(50), 10_000);
    double predicted = advised().predicted();
    assertTrue(advised().check().isEmpty());

    for (int i = 0; i < 4_000; i++) {
      listener.accessed(i % 50, 100, i % 4 != 0);
    }
    millis.addAndGet(60_000);

    CacheAdvice.Check check = advised().check().orElseThrow();
    assertEquals(predicted, check.predicted());
    assertEquals(new Count(4_000, 3_000), check.since());
  }

  private Advised advised() {
    return assertInstanceOf(Advised.class, advisor.advise(1).getFirst());
  }

  private static CacheSetup setup(Policy policy, CacheSetup.Unit unit, long capacity) {
    return new CacheSetup("t", CacheSetup.Level.L2, policy, unit, capacity, Optional.empty());
  }

  private void ask(AccessListener listener, LongSupplier keys, int times) {
    for (int i = 0; i < times; i++) {
      millis.incrementAndGet();
      listener.accessed(keys.getAsLong(), 100, false);
    }
  }

  private String told() {
    return "seed " + seed;
  }
}
