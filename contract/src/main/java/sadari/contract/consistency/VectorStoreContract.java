package sadari.contract.consistency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import sadari.contract.Ids;
import sadari.contract.Race;
import sadari.core.consistency.Vector;
import sadari.core.consistency.VectorStore;
import sadari.core.id.AccountId;

/// What [VectorStore] promises, as long as it loses nothing.
public interface VectorStoreContract {
  /// The store.
  VectorStore vectors();

  private Optional<Vector> after(AccountId account, Vector... raises) {
    for (Vector vector : raises) {
      vectors().raise(account, vector);
    }
    return vectors().find(account);
  }

  @Test
  default void ofAnAccountThatNeverCameNothingIsKnown() {
    AccountId neighbour = Ids.account();
    vectors().raise(neighbour, new Vector(1, 2, 3));

    assertEquals(Optional.empty(), vectors().find(Ids.account()));
  }

  @Test
  default void whatWasRaisedIsFoundToTheDigit() {
    // 2^53 + 1 and more are not numbers to whoever counts in doubles.
    Vector exact = new Vector(9_007_199_254_740_993L, Long.MAX_VALUE, Long.MAX_VALUE - 1);

    assertEquals(Optional.of(exact), after(Ids.account(), exact));
  }

  @Test
  default void aVectorNeverGoesBack() {
    Vector high = new Vector(3, 900, 40);

    assertEquals(
        Optional.of(high),
        after(Ids.account(), high, new Vector(3, 899, 39), new Vector(2, 5_000, 0), Vector.NONE));
  }

  @Test
  default void numbersOfDifferentLengthAreComparedAsNumbers() {
    assertEquals(
        Optional.of(new Vector(10, 1_000, 100)),
        after(Ids.account(), new Vector(10, 999, 100), new Vector(10, 1_000, 99)));
    assertEquals(
        Optional.of(new Vector(10, 1, 0)),
        after(Ids.account(), new Vector(9, 1, 0), new Vector(10, 1, 0)));
  }

  @Test
  default void aLaterTimelineWinsThoughItsNumbersAreLower() {
    assertEquals(
        Optional.of(new Vector(2, 400, 7)),
        after(Ids.account(), new Vector(1, 500, 7), new Vector(2, 400, 0)));
  }

  @Test
  default void positionsAndInvalidationsRiseEachOnItsOwn() {
    assertEquals(
        Optional.of(new Vector(1, 20, 8)),
        after(Ids.account(), new Vector(1, 10, 8), new Vector(1, 20, 3)));
  }

  @Test
  default void ofRaisesAtOnceTheHighestStands() {
    AccountId account = Ids.account();

    Race.of(
        16,
        runner -> {
          vectors().raise(account, new Vector(1 + runner / 8, 1_000 - runner, 100 + runner));
          return runner;
        });

    assertEquals(Optional.of(new Vector(2, 992, 115)), vectors().find(account));
  }

  @Test
  default void whoWasToldThatItIsDoneFindsItAtOnce() {
    AccountId account = Ids.account();

    for (int lsn = 1; lsn <= 200; lsn++) {
      vectors().raise(account, new Vector(1, lsn, 0));
      assertEquals(Optional.of(new Vector(1, lsn, 0)), vectors().find(account));
    }
  }
}
