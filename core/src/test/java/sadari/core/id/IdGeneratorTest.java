package sadari.core.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import sadari.core.MovableClock;
import sadari.core.failure.Unavailable;

final class IdGeneratorTest {
  private static final Bucket SEVEN = new Bucket(7);

  private final MovableClock storeClock = new MovableClock();
  private final MovableClock clock = new MovableClock();

  @Test
  void idsAreUniqueOverThreadsAndBuckets() throws InterruptedException {
    IdGenerator ids = generator(new MemoryLeases(storeClock, 1));
    Set<Long> made = ConcurrentHashMap.newKeySet();
    List<Thread> threads = new ArrayList<>();

    for (int i = 0; i < 8; i++) {
      threads.add(Thread.startVirtualThread(() -> makeMany(ids, made)));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertEquals(8 * 20_000, made.size());
  }

  private static void makeMany(IdGenerator ids, Set<Long> made) {
    for (int n = 0; n < 20_000; n++) {
      made.add(ids.next(new Bucket(n % 3)));
    }
  }

  @RepeatedTest(5)
  void idsGrowInEachBucketHoweverTheClockSteps() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    IdGenerator ids = generator(new MemoryLeases(storeClock, 1));
    Map<Integer, Long> last = new HashMap<>();

    for (int i = 0; i < 20_000; i++) {
      int bucket = random.nextInt(4) * 341;
      if (random.nextInt(10) == 0) {
        clock.advance(Duration.ofMillis(random.nextInt(-200, 200)));
      }
      long id = ids.next(new Bucket(bucket));

      assertTrue(id > last.getOrDefault(bucket, 0L), "seed " + seed);
      assertEquals(bucket, new PostId(id).bucket().number(), "seed " + seed);
      last.put(bucket, id);
    }
  }

  @RepeatedTest(5)
  void idTellsItsBucketAndWhenItWasMade() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    IdGenerator ids = generator(new MemoryLeases(storeClock, 1));

    for (int number = 0; number < Bucket.COUNT; number++) {
      clock.advance(Duration.ofMillis(random.nextInt(20)));
      PostId id = new PostId(ids.next(new Bucket(number)));

      assertEquals(new Bucket(number), id.bucket(), "seed " + seed);
      assertEquals(clock.instant(), id.madeAt(), "seed " + seed);
    }
  }

  @Test
  void burstBorrowsFromTheNextMilliseconds() {
    IdGenerator ids = generator(new MemoryLeases(storeClock, 1));

    List<Long> ahead = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      Instant madeAt = new PostId(ids.next(SEVEN)).madeAt();
      ahead.add(Duration.between(clock.instant(), madeAt).toMillis());
    }

    assertEquals(List.of(0L, 0L, 0L, 0L, 1L, 1L, 1L, 1L, 2L), ahead);
  }

  @Test
  void leaseThatRanOutMakesNoIdsUntilItIsRenewed() {
    IdGenerator ids = generator(new MemoryLeases(storeClock, 1));
    clock.advance(IdGenerator.SPAN.minusMillis(1));
    long before = ids.next(SEVEN);
    clock.advance(Duration.ofMillis(1));
    assertThrows(Unavailable.class, () -> ids.next(SEVEN));

    storeClock.advance(IdGenerator.SPAN);
    ids.renew();

    assertTrue(ids.next(SEVEN) > before);
  }

  @Test
  void burstStopsAtTheEndOfTheLease() {
    IdGenerator ids = generator(new MemoryLeases(storeClock, 1));
    clock.advance(IdGenerator.SPAN.minusMillis(1));

    for (int i = 0; i < 1 << Id.SEQUENCE_BITS; i++) {
      ids.next(SEVEN);
    }

    assertThrows(Unavailable.class, () -> ids.next(SEVEN));
    assertTrue(ids.next(new Bucket(8)) > 0);
  }

  @RepeatedTest(5)
  void generatorsThatHadTheSameNodeOneAfterTheOtherNeverMeet() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    MemoryLeases leases = new MemoryLeases(storeClock, 1);
    Set<Long> made = new HashSet<>();
    int count = 0;

    for (int life = 0; life < 20; life++) {
      storeClock.advance(IdGenerator.SPAN);
      clock.advance(Duration.ofMillis(random.nextLong(180_000) - 50_000));
      IdGenerator ids = generator(leases);
      count += makeSome(ids, random, made);
      if (random.nextBoolean()) {
        ids.close();
      }
    }

    assertEquals(count, made.size(), "seed " + seed);
  }

  private static int makeSome(IdGenerator ids, Random random, Set<Long> made) {
    int count = 0;
    try {
      for (int i = random.nextInt(2_000); i > 0; i--) {
        made.add(ids.next(new Bucket(random.nextInt(2))));
        count++;
      }
    } catch (Unavailable leaseIsOver) {
      // Its clock is ahead of the store's: no ids rather than doubles.
    }
    return count;
  }

  @Test
  void sleeperThatWakesAfterItsNodeWasGivenAwayMakesNoDouble() {
    MemoryLeases leases = new MemoryLeases(storeClock, 1);
    IdGenerator sleeper = generator(leases);
    assertThrows(Unavailable.class, () -> generator(leases));

    storeClock.advance(IdGenerator.SPAN);
    IdGenerator next = generator(leases);

    Set<Long> made = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      made.add(sleeper.next(SEVEN));
      made.add(next.next(SEVEN));
    }
    assertEquals(2_000, made.size());
  }

  @Test
  void lostLeaseIsReplacedByAnotherNode() {
    MemoryLeases leases = new MemoryLeases(storeClock, 2);
    IdGenerator ids = generator(leases);
    long before = ids.next(SEVEN);
    leases.takeOver(node(before));

    ids.renew();
    long after = ids.next(SEVEN);

    assertEquals(0, node(before));
    assertEquals(1, node(after));
    assertTrue(after > before);
  }

  @Test
  void closedGeneratorMakesNoIdsAndGivesItsNodeBackAtOnce() {
    MemoryLeases leases = new MemoryLeases(storeClock, 1);
    IdGenerator ids = generator(leases);
    long last = ids.next(SEVEN);

    ids.close();
    ids.close();

    assertThrows(Unavailable.class, () -> ids.next(SEVEN));
    assertEquals(clock.instant().plusMillis(1), leases.until(0));
    storeClock.advance(Duration.ofMillis(1));
    assertTrue(generator(leases).next(SEVEN) > last);
  }

  @Test
  void clockThatLeaptAheadDoesNotTakeTheNodeAwayForLong() {
    MemoryLeases leases = new MemoryLeases(storeClock, 1);
    IdGenerator ids = generator(leases);
    clock.advance(Duration.ofDays(365));

    ids.close();

    assertFalse(leases.until(0).isAfter(storeClock.instant().plus(IdGenerator.SPAN)));
  }

  @RepeatedTest(5)
  void idsMadeWhileClosingAreWithinWhatIsGivenBack() throws InterruptedException {
    MemoryLeases leases = new MemoryLeases(storeClock, 1);
    IdGenerator ids = generator(leases);
    ConcurrentLinkedQueue<Long> made = new ConcurrentLinkedQueue<>();
    CountDownLatch started = new CountDownLatch(4);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(Thread.ofPlatform().start(() -> makeUntilClosed(ids, made, started)));
    }

    started.await();
    ids.close();
    for (Thread thread : threads) {
      thread.join();
    }

    long end = Id.floor(leases.until(0));
    assertTrue(made.stream().allMatch(id -> id < end));
  }

  private static void makeUntilClosed(
      IdGenerator ids, ConcurrentLinkedQueue<Long> made, CountDownLatch started) {
    try {
      for (int i = 0; i < 100_000; i++) {
        made.add(ids.next(new Bucket(i % Bucket.COUNT)));
        if (i == 100) {
          started.countDown();
        }
      }
    } catch (Unavailable closed) {
      // As promised.
    }
  }

  @Test
  void whatBelongsToAnOwnerIsInTheOwnersBucket() {
    IdGenerator ids = generator(new MemoryLeases(storeClock, 1));
    AccountId owner = ids.account();

    for (Id id :
        List.of(
            ids.post(owner),
            ids.media(owner),
            ids.token(owner),
            ids.event(owner),
            ids.notification(owner),
            new PostId(ids.key(owner)))) {
      assertEquals(owner.bucket(), id.bucket());
    }
  }

  @Test
  void newAccountsSpreadEvenlyOverTheBuckets() {
    IdGenerator ids = generator(new MemoryLeases(storeClock, 1));
    int[] count = new int[Bucket.COUNT];

    for (int i = 0; i < 100 * Bucket.COUNT; i++) {
      count[ids.account().bucket().number()]++;
    }

    for (int each : count) {
      assertTrue(each > 40 && each < 180, "in one bucket: " + each);
    }
  }

  private IdGenerator generator(NodeLeases leases) {
    return new IdGenerator(leases, clock, new Random(1));
  }

  private static int node(long id) {
    return (int) (id >>> Id.SEQUENCE_BITS) & 1_023;
  }
}
