package sadari.core.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IdTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "9, 9",
    "42, 42",
    "9223372036854775807, 9223372036854775807",
    "9223372036854775799, 9223372036854775799"
  })
  void digitsAreRead(String text, long value) {
    assertEquals(OptionalLong.of(value), Id.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "000",
        "01",
        "0000000000000000001",
        "-1",
        "+1",
        " 1",
        "1 ",
        "1.0",
        "1e3",
        "0x10",
        "a",
        "9223372036854775808",
        "9999999999999999999",
        "10000000000000000000",
        "00000000000000000001",
        "١٢٣",
        "１２",
        "1\n",
        "1\u0000",
        "/",
        ":",
        "\uD835\uDFCF"
      })
  void anythingElseIsNoId(String text) {
    assertEquals(OptionalLong.empty(), Id.parse(text));
  }

  @Test
  void textOfEveryIdIsReadBack() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      long value = (random.nextLong() >>> (1 + random.nextInt(62))) | 1;

      assertEquals(OptionalLong.of(value), Id.parse(new PostId(value).text()), "seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void numbersThatAreNotPositiveAreNoIds(long value) {
    assertThrows(IllegalArgumentException.class, () -> new PostId(value));
    assertThrows(IllegalArgumentException.class, () -> new AccountId(value));
    assertThrows(IllegalArgumentException.class, () -> new EventId(value));
  }

  @Test
  void floorIsBelowEveryIdOfThatInstantAndAboveAllBefore() {
    Instant instant = Instant.parse("2026-11-20T04:30:00.123Z");
    long floor = Id.floor(instant);

    assertEquals(instant, new PostId(floor).madeAt());
    assertEquals(instant.minusMillis(1), new PostId(floor - 1).madeAt());
    assertEquals(0, Id.floor(Instant.parse("2024-12-31T23:59:59Z")));
  }

  @Test
  void largestIdIsOfTheLastBucketAndTheLastYear() {
    PostId last = new PostId(Long.MAX_VALUE);

    assertEquals(new Bucket(Bucket.COUNT - 1), last.bucket());
    assertTrue(last.madeAt().isAfter(Instant.parse("2094-01-01T00:00:00Z")));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1_024, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void thereAreBuckets0To1023(int number) {
    assertThrows(IllegalArgumentException.class, () -> new Bucket(number));
    assertEquals(1_024, Bucket.COUNT);
    assertEquals(1_023, new Bucket(1_023).number());
  }
}
