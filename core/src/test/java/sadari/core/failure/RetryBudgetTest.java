package sadari.core.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
  private final RetryBudget budget = new RetryBudget(20);

  @Test
  void whenEverythingFailsTryingAgainAddsATenthAtMost() {
    long again =
        IntStream.range(0, 10_000)
            .filter(
                _ -> {
                  budget.firstTry();
                  return budget.tryAgain();
                })
            .count();

    assertTrue(again >= 1_000 && again <= 1_000 + 20, "tried again: " + again);
  }

  @Test
  void whatFailsRarelyIsAlwaysTriedAgain() {
    for (int i = 0; i < 1_000; i++) {
      IntStream.range(0, 20).forEach(_ -> budget.firstTry());
      assertTrue(budget.tryAgain());
    }
  }

  @Test
  void aQuietTimeSavesUpABurstAndNoMore() {
    IntStream.range(0, 100_000).forEach(_ -> budget.firstTry());

    assertEquals(20, IntStream.range(0, 100).filter(_ -> budget.tryAgain()).count());
    assertFalse(budget.tryAgain());
  }
}
