package sadari.scale.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LocalMemoTest {
  private final AtomicInteger computed = new AtomicInteger();
  private final LocalMemo<Integer, String> memo =
      new LocalMemo<>(10_000, AccessListener.NONE, String::length);

  private String get(int key, String source) {
    return memo.get(
        key,
        source::equals,
        () -> {
          computed.incrementAndGet();
          return source;
        });
  }

  @Test
  void whatIsKeptIsUsedWhileItIsCurrentAndReplacedOnceItIsNot() {
    assertEquals("a", get(1, "a"));
    assertEquals("a", get(1, "a"));
    assertEquals("b", get(1, "b"));
    assertEquals("b", get(1, "b"));

    assertEquals(2, computed.get());
  }

  @Test
  void itWeighsNoMoreThanItMay() {
    String heavy = "x".repeat(1_000);
    for (int key = 0; key < 100; key++) {
      get(key, heavy);
    }
    memo.settle();

    for (int key = 0; key < 100; key++) {
      get(key, heavy);
    }

    assertTrue(computed.get() >= 190, () -> computed + " computed: more than ten were kept");
  }
}
