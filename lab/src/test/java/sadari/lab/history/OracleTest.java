package sadari.lab.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// On random small histories, the checker says what trying everything says: it misses nothing and
/// invents nothing.
class OracleTest {
  private static final long SEED = Long.getLong("sadari.seed", System.nanoTime());
  private static final long SECOND = 1_000_000_000;
  private static final int ROUNDS = 30_000;
  private static final List<String> PEOPLE = List.of("ann", "bob");

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void postsAreJudgedAsByTryingEverything() {
    compare(true);
  }

  @Test
  void namesAreJudgedAsByTryingEverything() {
    compare(false);
  }

  private void compare(boolean comesAndGoes) {
    System.out.println("seed " + SEED);
    int bad = 0;
    for (int i = 0; i < ROUNDS; i++) {
      List<Operation> history = comesAndGoes ? post() : name();
      boolean possible = new Oracle(history, comesAndGoes).possible();
      bad += possible ? 0 : 1;
      List<Violation> found = Checker.check(history);
      assertEquals(possible, found.isEmpty(), () -> "seed " + SEED + ": " + history + found);
    }
    // Neither verdict may be rare, or little was tried.
    assertTrue(bad > ROUNDS / 20 && bad < ROUNDS * 19 / 20, bad + " bad ones");
  }

  private List<Operation> post() {
    List<Operation> history = new ArrayList<>();
    Operation made = operation("ann", new Action.Post("p1", 1), outcome());
    history.add(made);
    if (made.outcome() != Outcome.FAILED && random.nextBoolean()) {
      long after = made.completed() + SECOND * random.nextInt(1, 5);
      history.add(
          new Operation(
              9,
              "ann",
              new Action.Delete("p1"),
              outcome(),
              after,
              after + SECOND * random.nextInt(6),
              false));
    }
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      boolean seen = random.nextBoolean();
      Optional<Action.Seen> shown =
          seen ? Optional.of(new Action.Seen(1, false, 0)) : Optional.empty();
      history.add(read(new Action.ReadPost("p1", shown)));
    }
    return history;
  }

  private List<Operation> name() {
    List<Operation> history = new ArrayList<>();
    int writes = random.nextInt(1, 4);
    for (int i = 1; i <= writes; i++) {
      history.add(operation("ann", new Action.Edit("v" + i), outcome()));
    }
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      int version = random.nextInt(writes + 1);
      history.add(read(new Action.ReadProfile("ann", version == 0 ? "" : "v" + version)));
    }
    return history;
  }

  private Outcome outcome() {
    int dice = random.nextInt(10);
    return dice < 6 ? Outcome.OK : dice < 9 ? Outcome.UNKNOWN : Outcome.FAILED;
  }

  private Operation read(Action.Read action) {
    boolean settled = random.nextInt(8) == 0;
    Operation read = operation(PEOPLE.get(random.nextInt(2)), action, Outcome.OK);
    return settled
        ? new Operation(
            read.process(),
            read.account(),
            action,
            Outcome.OK,
            read.invoked(),
            read.completed(),
            true)
        : read;
  }

  private Operation operation(String account, Action action, Outcome outcome) {
    long from = SECOND * random.nextInt(30);
    return new Operation(
        random.nextInt(9),
        account,
        action,
        outcome,
        from,
        from + SECOND * random.nextInt(8),
        false);
  }
}
