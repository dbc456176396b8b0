package sadari.contract.id;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import sadari.contract.Await;
import sadari.contract.Race;
import sadari.core.failure.Conflict;
import sadari.core.failure.Unavailable;
import sadari.core.id.NodeLeases;
import sadari.core.id.NodeLeases.Lease;

/// What [NodeLeases] promises. The tests of one store run one after the other and give back what
/// they took.
public interface NodeLeasesContract {
  /// Longer than any test.
  Duration LONG = Duration.ofHours(1);

  /// The store.
  NodeLeases nodeLeases();

  /// Gives a lease back as if no id had been made.
  private void giveBack(Collection<Lease> leases) {
    leases.forEach(lease -> nodeLeases().release(lease, lease.from()));
  }

  /// Takes every number that is free, from several sides at once.
  private List<Lease> takeAll() {
    return Race.of(8, _ -> takeUntilNoneIsLeft()).stream().flatMap(List::stream).toList();
  }

  private List<Lease> takeUntilNoneIsLeft() {
    List<Lease> taken = new ArrayList<>();
    try {
      while (true) {
        taken.add(nodeLeases().acquire(LONG));
      }
    } catch (Unavailable none) {
      return taken;
    }
  }

  private Lease awaitAcquired(Duration span) {
    List<Lease> taken = new ArrayList<>();
    Await.until(
        "a number comes free",
        () -> {
          try {
            return taken.add(nodeLeases().acquire(span));
          } catch (Unavailable notYet) {
            return false;
          }
        });
    return taken.getFirst();
  }

  @Test
  default void aLeaseIsANumberAndATimeInWholeMillisecondsThatCoversNow() {
    Lease lease = nodeLeases().acquire(Duration.ofMinutes(5).plusNanos(1_234_567));

    assertTrue(lease.node() >= 0 && lease.node() < 1024, lease::toString);
    assertEquals(lease.from().truncatedTo(ChronoUnit.MILLIS), lease.from());
    assertEquals(lease.until().truncatedTo(ChronoUnit.MILLIS), lease.until());
    Instant now = Instant.now();
    assertFalse(lease.from().isAfter(now.plusSeconds(5)), lease::toString);
    assertTrue(lease.until().isAfter(now.plus(Duration.ofMinutes(4))), lease::toString);
    assertTrue(lease.until().isBefore(now.plus(Duration.ofMinutes(6))), lease::toString);
    giveBack(List.of(lease));
  }

  @Test
  default void allNumbersAreLentOnceEachAndThenNone() {
    List<Lease> all = takeAll();

    assertEquals(1024, all.size());
    assertEquals(1024, all.stream().map(Lease::node).collect(Collectors.toSet()).size());
    assertThrows(Unavailable.class, () -> nodeLeases().acquire(LONG));
    giveBack(all);
  }

  @Test
  default void aNumberGivenBackGoesOnWhereItWasLeft() {
    List<Lease> all = takeAll();
    Lease old = Collections.min(all, Comparator.comparing(Lease::from));
    Instant used = Instant.now().minusSeconds(10).truncatedTo(ChronoUnit.MILLIS);

    nodeLeases().release(old, used.plusNanos(1));
    Lease next = nodeLeases().acquire(LONG);
    nodeLeases().release(old, old.from());

    assertEquals(old.node(), next.node());
    assertEquals(used.plusMillis(1), next.from(), "the millisecond that was begun is not shared");
    assertThrows(Unavailable.class, () -> nodeLeases().acquire(LONG), "released twice, lent twice");
    giveBack(all.stream().filter(lease -> !lease.equals(old)).toList());
    giveBack(List.of(next));
  }

  @Test
  default void aLeaseWhoseHolderIsGoneComesBackWhenItsSpanIsOver() {
    List<Lease> all = takeAll();
    giveBack(List.of(all.getFirst()));
    Lease gone = nodeLeases().acquire(Duration.ofMillis(150));

    assertThrows(Unavailable.class, () -> nodeLeases().acquire(LONG));
    Lease next = awaitAcquired(LONG);

    assertEquals(gone.node(), next.node());
    assertFalse(next.from().isBefore(gone.until()), () -> gone + " overlaps " + next);
    assertThrows(Conflict.class, () -> nodeLeases().renew(gone, LONG));
    giveBack(all.subList(1, all.size()));
    giveBack(List.of(next));
  }

  @Test
  default void aLeaseGivenBackUnusedAndLentAgainIsNotTheFormerHoldersAnyMore() {
    List<Lease> all = takeAll();
    Lease old = all.getFirst();
    giveBack(List.of(old));
    Lease next = nodeLeases().acquire(LONG);

    assertEquals(old.node(), next.node());
    assertThrows(Conflict.class, () -> nodeLeases().renew(old, LONG));
    nodeLeases().release(old, old.from());
    assertDoesNotThrow(() -> nodeLeases().renew(next, LONG));
    assertThrows(Unavailable.class, () -> nodeLeases().acquire(LONG));
    giveBack(all.subList(1, all.size()));
    giveBack(List.of(next));
  }

  @Test
  default void renewingMovesTheEndAndNothingElse() {
    Lease lease = nodeLeases().acquire(Duration.ofMinutes(1));

    Lease renewed = nodeLeases().renew(lease, LONG);

    assertEquals(lease.node(), renewed.node());
    assertEquals(lease.from(), renewed.from());
    assertTrue(renewed.until().isAfter(lease.until().plus(Duration.ofMinutes(50))));
    giveBack(List.of(renewed));
  }

  @Test
  default void renewingNeverTakesTimeAway() {
    Lease lease = nodeLeases().acquire(LONG);

    Lease renewed = nodeLeases().renew(lease, Duration.ofMillis(1));

    assertFalse(renewed.until().isBefore(lease.until()));
    giveBack(List.of(renewed));
  }

  @Test
  default void aLeaseThatRanOutIsRenewedWhileNobodyHasTheNumber() {
    Lease lease = nodeLeases().acquire(Duration.ofMillis(1));
    Await.until("the lease has run out", () -> Instant.now().isAfter(lease.until().plusMillis(5)));

    Lease renewed = nodeLeases().renew(lease, LONG);

    assertEquals(lease.from(), renewed.from());
    assertTrue(renewed.until().isAfter(lease.until()));
    giveBack(List.of(renewed));
  }

  @Test
  default void aLeaseGivenBackCannotBeRenewed() {
    Lease lease = nodeLeases().acquire(LONG);

    nodeLeases().release(lease, lease.from());
    nodeLeases().release(lease, lease.from());

    assertThrows(Conflict.class, () -> nodeLeases().renew(lease, LONG));
  }
}
