package sadari.contract.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sadari.contract.Await;
import sadari.contract.Race;
import sadari.core.cache.Bytes;
import sadari.core.cache.SharedCache;
import sadari.core.cache.SharedCache.Answer;
import sadari.core.cache.SharedCache.Fill;
import sadari.core.cache.SharedCache.Hold;
import sadari.core.cache.SharedCache.Lease;
import sadari.core.failure.Unavailable;

/// What [SharedCache] promises, as long as it loses nothing.
public interface SharedCacheContract {
  /// The cache, as one server has it.
  SharedCache cache();

  /// The same cache, as another server has it.
  SharedCache other();

  private static String key() {
    return "k:" + UUID.randomUUID();
  }

  private static Answer look(SharedCache cache, String key) {
    return cache.look(List.of(key)).answers().getFirst();
  }

  private static Lease lease(SharedCache cache, String key) {
    return assertInstanceOf(Answer.Leased.class, look(cache, key)).lease();
  }

  private static long set(SharedCache cache, String key, Lease lease, String value) {
    return cache.set(
        List.of(new Fill(key, lease, Bytes.of(value.getBytes(UTF_8)), Duration.ofMinutes(1))));
  }

  private static Optional<String> value(SharedCache cache, String key) {
    return look(cache, key) instanceof Answer.Hit(Bytes value)
        ? Optional.of(new String(value.array(), UTF_8))
        : Optional.empty();
  }

  /// A key with a value.
  private String there(String value) {
    String key = key();
    set(cache(), key, lease(cache(), key), value);
    return key;
  }

  @Test
  default void whatOneServerSetAllHave() {
    String key = key();
    byte[] bytes = new byte[256];
    IntStream.range(0, 256).forEach(i -> bytes[i] = (byte) i);

    cache()
        .set(List.of(new Fill(key, lease(cache(), key), Bytes.of(bytes), Duration.ofMinutes(1))));

    assertEquals(new Answer.Hit(Bytes.of(bytes)), look(other(), key));
  }

  @Test
  default void ofManyWhoMissOneIsLeased() {
    String key = key();

    List<Answer> answers = Race.of(40, i -> look(i % 2 == 0 ? cache() : other(), key));

    assertEquals(1, answers.stream().filter(Answer.Leased.class::isInstance).count());
    assertEquals(39, answers.stream().filter(Answer.Busy.class::isInstance).count());
  }

  @Test
  default void aLeaseThatIsGivenBackIsTheNextOnes() {
    String key = key();
    String others = key();
    Lease lease = lease(cache(), key);
    lease(other(), others);

    cache().release(Map.of(key, lease, others, lease));

    assertInstanceOf(Answer.Leased.class, look(other(), key));
    assertInstanceOf(Answer.Busy.class, look(cache(), others));
    set(cache(), key, lease, "too late");
    assertEquals(Optional.empty(), value(cache(), key));
  }

  @Test
  default void manyKeysAreAnsweredInTheirOrder() {
    String there = there("1");
    String leased = key();
    String held = key();
    lease(other(), leased);
    other().hold(List.of(held));

    List<Answer> answers = cache().look(List.of(key(), there, leased, held)).answers();

    assertInstanceOf(Answer.Leased.class, answers.get(0));
    assertInstanceOf(Answer.Hit.class, answers.get(1));
    assertInstanceOf(Answer.Busy.class, answers.get(2));
    assertInstanceOf(Answer.Held.class, answers.get(3));
  }

  @Test
  default void whatWasLoadedBeforeAnInvalidationIsNotSetAfterIt() {
    String key = key();
    Lease lease = lease(cache(), key);

    long number = other().invalidate(List.of(key), Hold.NONE);

    assertTrue(set(cache(), key, lease, "old") >= number);
    assertEquals(Optional.empty(), value(cache(), key));
  }

  @Test
  default void whatWasLoadedBeforeAHoldIsNotSetAfterIt() {
    String key = key();
    Lease lease = lease(cache(), key);

    long number = other().hold(List.of(key)).number();

    assertTrue(set(cache(), key, lease, "old") >= number);
    assertInstanceOf(Answer.Held.class, look(cache(), key));
  }

  @Test
  default void anInvalidatedValueIsGoneForAll() {
    String key = there("old");
    assertEquals(Optional.of("old"), value(other(), key));

    cache().invalidate(List.of(key), Hold.NONE);

    assertInstanceOf(Answer.Leased.class, look(other(), key));
  }

  @Test
  default void whileAKeyIsHeldNobodyMayKeepIt() {
    String key = there("old");

    Hold hold = cache().hold(List.of(key));

    assertInstanceOf(Answer.Held.class, look(other(), key));
    assertEquals(Optional.empty(), other().renew(key));
    cache().invalidate(List.of(key), hold);
    assertInstanceOf(Answer.Leased.class, look(other(), key));
  }

  @Test
  default void aHoldOfSomebodyElseOutlastsAnInvalidation() {
    String key = key();
    Hold early = cache().hold(List.of(key));
    Hold late = other().hold(List.of(key));

    cache().invalidate(List.of(key), early);
    assertInstanceOf(Answer.Held.class, look(cache(), key));

    other().invalidate(List.of(key), late);
    assertInstanceOf(Answer.Leased.class, look(cache(), key));
  }

  @Test
  default void ofAValueThatIsThereOneAtATimeMakesANewOne() {
    String key = there("old");

    Lease lease = cache().renew(key).orElseThrow();

    assertEquals(Optional.empty(), other().renew(key));
    assertEquals(Optional.of("old"), value(other(), key));
    set(cache(), key, lease, "new");
    assertEquals(Optional.of("new"), value(other(), key));
    assertTrue(other().renew(key).isPresent());
  }

  @Test
  default void aValueLivesAsLongAsWasSaid() {
    String key = key();
    Lease lease = lease(cache(), key);

    cache().set(List.of(new Fill(key, lease, Bytes.of(new byte[] {1}), Duration.ofMillis(50))));

    Await.until("the value is over", () -> !(look(cache(), key) instanceof Answer.Hit));
  }

  @Test
  default void afterAllIsInvalidatedNothingIsLeft() {
    String key = there("old");
    String loading = key();
    Lease lease = lease(cache(), loading);
    long before = cache().number();
    Await.until("the other is connected", () -> number(other()) >= before);

    long number = other().invalidateAll();

    assertTrue(number > before);
    Await.until("both are in the new epoch", () -> number(cache()) >= number);
    Await.until("both are in the new epoch", () -> number(other()) >= number);
    set(cache(), loading, lease, "old");
    assertEquals(Optional.empty(), value(cache(), key));
    assertEquals(Optional.empty(), value(other(), loading));
  }

  private static long number(SharedCache cache) {
    try {
      return cache.number();
    } catch (Unavailable away) {
      return 0;
    }
  }

  @Test
  default void numbersGrowByOne() {
    long before = cache().number();

    long first = cache().hold(List.of(key())).number();
    long second = other().invalidate(List.of(key()), Hold.NONE);

    assertEquals(List.of(before + 1, before + 2), List.of(first, second));
    assertEquals(second, cache().look(List.of(key())).number());
    assertEquals(second, other().number());
  }

  @Test
  default void followersAreToldInOrderAndWithoutAGap() {
    Followed followed = new Followed();
    List<String> keys = List.of(key(), key());
    try (var _ = cache().follow(followed)) {
      Await.until("it is connected", () -> !followed.told().isEmpty());

      Hold hold = other().hold(keys);
      Race.of(20, i -> (i % 2 == 0 ? cache() : other()).invalidate(List.of(key()), Hold.NONE));
      long last = other().invalidate(keys, hold);

      Await.until("all have come", () -> followed.told().getLast().number() == last);
      List<Followed.Told> told = followed.told();
      long from = told.getFirst().number();
      assertEquals(
          LongStream.rangeClosed(from, last).boxed().toList(),
          told.stream().map(Followed.Told::number).toList());
      assertEquals(keys, told.get((int) (hold.number() - from)).keys());
      assertEquals(keys, told.getLast().keys());
    }
  }

  @Test
  default void veryManyKeysAreInvalidatedAtOnce() {
    List<String> keys = IntStream.range(0, 1_700).mapToObj(_ -> key()).toList();
    String there = there("old");

    Hold hold = cache().hold(keys);
    cache().invalidate(keys, hold);
    cache().invalidate(Stream.concat(keys.stream(), Stream.of(there)).toList(), Hold.NONE);

    assertInstanceOf(Answer.Leased.class, look(other(), there));
    assertInstanceOf(Answer.Leased.class, look(other(), keys.getLast()));
  }
}
