package sadari.contract.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sadari.contract.Await;
import sadari.contract.Race;
import sadari.core.cache.DirtyKeys;
import sadari.core.cache.DirtyKeys.Noted;
import sadari.core.cache.DirtyKeys.Receipt;

/// What [DirtyKeys] promises. Notes are global: nobody else may note meanwhile.
public interface DirtyKeysContract {
  /// The notes.
  DirtyKeys dirty();

  @AfterEach
  default void settleAll() {
    dirty().settle(dirty().pending(100_000).stream().map(Noted::id).toList());
  }

  private List<String> keys() {
    return dirty().pending(100_000).stream().map(Noted::key).toList();
  }

  @Test
  default void whatIsNotedIsPendingInItsOrderUntilItIsSettled() {
    Receipt first = dirty().note(List.of("p:1", "h:'; --"));
    Receipt second = dirty().note(List.of("p:1"));

    assertEquals(List.of("p:1", "h:'; --", "p:1"), keys());
    assertTrue(first.last() < second.last());
    assertEquals(Duration.ZERO, second.everything());
    dirty().settle(List.of(first.last(), second.last()));
    dirty().settle(List.of(first.last()));
    assertEquals(List.of("p:1"), keys());
    assertEquals(first.last() - 1, dirty().pending(1).getFirst().id());
  }

  @Test
  default void whereAllIsInDoubtNothingMoreIsNoted() {
    dirty().note(List.of("p:1"));
    dirty().note(List.of(DirtyKeys.EVERYTHING));

    Await.until(
        "it has been in doubt for a while",
        () -> dirty().note(List.of("p:2")).everything().compareTo(Duration.ofMillis(5)) > 0);

    assertEquals(List.of(DirtyKeys.EVERYTHING, "p:1"), keys());
    assertEquals(0, dirty().note(List.of("p:3")).last());
  }

  @Test
  default void afterTheDoubtIsSettledKeysAreNotedAgain() {
    dirty().note(List.of(DirtyKeys.EVERYTHING));
    settleAll();

    Receipt receipt = dirty().note(List.of("p:1"));

    assertEquals(Duration.ZERO, receipt.everything());
    assertEquals(List.of("p:1"), keys());
  }

  @Test
  default void whoeverComesWhileAllIsToldIsNotedBesideIt() {
    dirty().note(List.of(DirtyKeys.EVERYTHING));
    dirty().telling();

    Receipt beside = dirty().note(List.of("p:1"));

    assertEquals(Duration.ZERO, beside.everything());
    assertEquals(List.of(DirtyKeys.EVERYTHING, "p:1"), keys());
    dirty().note(List.of(DirtyKeys.EVERYTHING));
    assertEquals(0, dirty().note(List.of("p:2")).last());
    assertEquals(List.of(DirtyKeys.EVERYTHING, DirtyKeys.EVERYTHING, "p:1"), keys());
  }

  @Test
  default void whatWasAcknowledgedIsInEveryLaterLook() {
    List<Boolean> seen =
        Race.of(
            20,
            i -> {
              dirty().note(List.of("k:" + i));
              return keys().contains("k:" + i);
            });

    assertEquals(IntStream.range(0, 20).mapToObj(_ -> true).toList(), seen);
  }
}
