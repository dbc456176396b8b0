package sadari.engine.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.contract.Await;
import sadari.contract.Ids;
import sadari.contract.Race;
import sadari.core.cache.Bytes;
import sadari.core.cache.SharedCache;
import sadari.core.cache.SharedCache.Answer;
import sadari.core.cache.SharedCache.Fill;
import sadari.core.cache.SharedCache.Hold;
import sadari.core.consistency.Vector;
import sadari.core.failure.Unavailable;
import sadari.core.id.AccountId;

/// A Redis that dies, freezes, forgets, is full, or is replaced by a copy of itself.
@Timeout(120)
final class OutageTest {
  private static final String MASTER = "ladder";

  private final List<AutoCloseable> open = new ArrayList<>();

  @BeforeEach
  void redisIsInstalled() {
    Assumptions.assumeTrue(ThrowAwayRedis.isHere(), "Redis is not installed here");
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  private <T extends AutoCloseable> T with(T closeable) {
    open.add(closeable);
    return closeable;
  }

  private RedisEngine engineOn(ThrowAwayRedis redis) {
    return with(RedisTest.open(redis));
  }

  private static void put(SharedCache cache, String key, String value) {
    Answer.Leased leased =
        assertInstanceOf(Answer.Leased.class, cache.look(List.of(key)).answers().getFirst());
    Bytes bytes = Bytes.of(value.getBytes(StandardCharsets.UTF_8));
    cache.set(List.of(new Fill(key, leased.lease(), bytes, Duration.ofMinutes(5))));
  }

  private static boolean has(SharedCache cache, String key) {
    return cache.look(List.of(key)).answers().getFirst() instanceof Answer.Hit;
  }

  private static boolean isUp(RedisEngine engine) {
    return engine.check() instanceof Health.Up;
  }

  private static boolean isPast(RedisEngine engine, long number) {
    try {
      return isUp(engine) && engine.cache().number() > number;
    } catch (Unavailable notYet) {
      return false;
    }
  }

  @Test
  void aDeadRedisIsToldAtOnceAndComesBackByItself() {
    ThrowAwayRedis redis = with(ThrowAwayRedis.start());
    RedisEngine engine = engineOn(redis);
    put(engine.cache(), "k", "old");
    long before = engine.cache().number();

    redis.kill();
    Await.until("it is noticed", () -> !isUp(engine));
    assertThrows(Unavailable.class, () -> engine.cache().look(List.of("k")));

    redis.restart();
    Await.until("it is back", () -> isUp(engine));
    assertTrue(engine.cache().number() > before, "numbers never go back");
    assertTrue(!has(engine.cache(), "k"));
  }

  @Test
  void aFrozenRedisCostsItsPatienceOnceAndNotPerCall() throws Exception {
    ThrowAwayRedis redis = with(ThrowAwayRedis.start());
    RedisEngine engine = engineOn(redis);
    AtomicInteger slow = new AtomicInteger();

    try (AutoCloseable _ = redis.freeze()) {
      Race.of(20, _ -> refused(engine, slow));
      slow.set(0);
      IntStream.range(0, 1_000).forEach(_ -> refused(engine, slow));
      // Now and then the keeper tries, and a call may meet it; of a thousand, hardly any.
      assertTrue(slow.get() < 10, slow + " of a thousand calls waited");
    }

    Await.until("it is back", () -> isUp(engine));
    put(engine.cache(), "k", "new");
  }

  @Test
  void aRedisThatIsSlowAgainAndAgainIsLeftAloneMoreAndMore() {
    ThrowAwayRedis redis = with(ThrowAwayRedis.start());
    RedisEngine engine = engineOn(redis);
    AtomicInteger slow = new AtomicInteger();

    for (int i = 0; i < 30; i++) {
      long next = System.nanoTime() + Duration.ofMillis(160).toNanos();
      redis.command("CLIENT", "PAUSE", "140", "ALL");
      refused(engine, slow);
      LockSupport.parkNanos(next - System.nanoTime());
    }

    assertTrue(slow.get() >= 1 && slow.get() <= 12, slow + " of thirty calls waited");
    Await.until("it is trusted again", () -> isUp(engine));
  }

  private static boolean refused(RedisEngine engine, AtomicInteger slow) {
    long start = System.nanoTime();
    assertThrows(Unavailable.class, () -> engine.cache().look(List.of("k")));
    if (System.nanoTime() - start > Duration.ofMillis(90).toNanos()) {
      slow.incrementAndGet();
    }
    return true;
  }

  @Test
  void afterAFlushNumbersGoOnAndFollowersAreToldOfTheGap() {
    ThrowAwayRedis redis = with(ThrowAwayRedis.start());
    RedisEngine engine = engineOn(redis);
    AccountId account = Ids.account();
    engine.vectors().raise(account, new Vector(1, 2, 3));
    AtomicInteger gaps = new AtomicInteger();
    engine.cache().follow(counting(gaps));
    long before = engine.cache().invalidate(List.of("k"), Hold.NONE);

    redis.command("FLUSHALL");
    assertThrows(Unavailable.class, () -> engine.cache().number());

    Await.until("it is back", () -> isUp(engine));
    assertTrue(engine.cache().number() > before);
    assertEquals(1, gaps.get());
    assertEquals(Optional.empty(), engine.vectors().find(account));
  }

  private static SharedCache.Follower counting(AtomicInteger gaps) {
    return new SharedCache.Follower() {
      @Override
      public void connected(long number) {}

      @Override
      public void invalidated(long number, List<String> keys) {}

      @Override
      public void disconnected() {
        gaps.incrementAndGet();
      }
    };
  }

  @Test
  void aLostNumberIsAGapAndNotARepetition() {
    ThrowAwayRedis redis = with(ThrowAwayRedis.start());
    RedisEngine engine = engineOn(redis);
    AtomicInteger gaps = new AtomicInteger();
    engine.cache().follow(counting(gaps));
    long before = engine.cache().invalidate(List.of("k"), Hold.NONE);

    redis.command("DEL", "sadari:number");
    try {
      assertTrue(engine.cache().invalidate(List.of("k"), Hold.NONE) > before);
    } catch (Unavailable gapNoticedBeforeTheAnswerCame) {
      Await.until("numbers go on", () -> isPast(engine, before));
    }

    Await.until("the gap is told", () -> gaps.get() == 1);
  }

  @Test
  void aFullRedisTakesInvalidationsThoughItTakesNoValues() {
    ThrowAwayRedis redis = with(ThrowAwayRedis.start("--maxmemory-policy", "noeviction"));
    RedisEngine engine = engineOn(redis);
    put(engine.cache(), "k", "old");

    redis.command("CONFIG", "SET", "maxmemory", "1");
    assertThrows(Unavailable.class, () -> engine.cache().look(List.of("another")));
    assertTrue(has(engine.cache(), "k"));
    engine.cache().invalidate(List.of("k"), engine.cache().hold(List.of("k")));

    redis.command("CONFIG", "SET", "maxmemory", "0");
    assertTrue(!has(engine.cache(), "k"));
    assertTrue(isUp(engine));
  }

  @Test
  void anEvictingRedisForgetsValuesAndStaysRight() {
    ThrowAwayRedis redis =
        with(ThrowAwayRedis.start("--maxmemory", "3mb", "--maxmemory-policy", "allkeys-lru"));
    RedisEngine engine = engineOn(redis);

    int kept = 0;
    for (int i = 0; i < 2_000; i++) {
      String key = "k" + i;
      try {
        put(engine.cache(), key, "x".repeat(4_000));
        engine.cache().invalidate(List.of(key), Hold.NONE);
        assertTrue(!has(engine.cache(), key));
        kept++;
      } catch (Unavailable evicted) {
        Await.until("it is back", () -> isUp(engine));
      }
    }

    assertTrue(kept > 1_000, "only " + kept + " could be kept for a moment");
  }

  @Test
  void afterAFailOverNothingFromBeforeIsGiven() {
    ThrowAwayRedis master = with(ThrowAwayRedis.start());
    ThrowAwayRedis copy = with(master.replica("--repl-diskless-sync-delay", "0"));
    Await.until("the copy follows", () -> copy.command("ROLE").contains("connected"));
    List<ThrowAwayRedis> sentinels =
        IntStream.range(0, 3).mapToObj(_ -> with(master.sentinel(MASTER, 2))).toList();
    List<String> addresses = sentinels.stream().map(ThrowAwayRedis::hostAndPort).toList();
    Await.until("Sentinels know all", () -> sentinels.stream().allMatch(OutageTest::knowsAll));
    RedisEngine engine =
        with(RedisTest.open(RedisConfig.at(new RedisConfig.Place.Watched(addresses, MASTER))));
    put(engine.cache(), "k", "old");
    long before = engine.cache().number();
    Await.until("the copy has it", () -> copy.command("DBSIZE").equals(":3\r\n"));

    master.kill();
    Await.until("the copy is the master", () -> copy.command("ROLE").contains("master"));

    // Between the two it is away; how long, and whether anybody sees it, is not promised.
    Await.until("it is asked, with a later number", () -> isPast(engine, before));
    assertTrue(!has(engine.cache(), "k"));
    put(engine.cache(), "l", "new");
  }

  private static boolean knowsAll(ThrowAwayRedis sentinel) {
    String master = sentinel.command("SENTINEL", "MASTER", MASTER);
    return master.contains("num-slaves\r\n$1\r\n1")
        && master.contains("num-other-sentinels\r\n$1\r\n2");
  }
}
