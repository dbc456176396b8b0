package sadari.core.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EdgeWatchTest {
  private static final URI ONE = URI.create("https://edge-1.example");
  private static final URI TWO = URI.create("https://edge-2.example");
  private static final URI THREE = URI.create("https://edge-3.example");

  /// An edge that is as it is told to be.
  private static final class Toggled implements Edge {
    private final URI address;
    private boolean answers = true;

    Toggled(URI address) {
      this.address = address;
    }

    @Override
    public URI address() {
      return address;
    }

    @Override
    public void purge(Collection<String> paths) {
      // It has nothing.
    }

    @Override
    public boolean answers() {
      return answers;
    }
  }

  private final Toggled one = new Toggled(ONE);
  private final Toggled two = new Toggled(TWO);
  private final EdgeWatch watch = EdgeWatch.still(new Edges(List.of(one, two)));

  @Test
  void oneUnansweredQuestionTakesNoEdgeOutAndTwoDo() {
    List<URI> before = watch.well();
    one.answers = false;

    watch.look();
    assertSame(before, watch.well());
    watch.look();

    assertEquals(List.of(TWO), watch.well());
  }

  @Test
  void anEdgeIsBackWhenItAnswersThreeTimesInARow() {
    one.answers = false;
    IntStream.range(0, 2).forEach(_ -> watch.look());
    one.answers = true;
    IntStream.range(0, 2).forEach(_ -> watch.look());
    assertEquals(List.of(TWO), watch.well());

    watch.look();

    assertEquals(List.of(ONE, TWO), watch.well());
  }

  @Test
  void anEdgeIsProvenWhenItHasAnsweredAndAsLongAsItIsWell() {
    one.answers = false;
    assertEquals(List.of(), watch.proven());

    watch.look();
    assertEquals(List.of(TWO), watch.proven());
    one.answers = true;
    watch.look();
    assertEquals(List.of(ONE, TWO), watch.proven());

    two.answers = false;
    IntStream.range(0, 2).forEach(_ -> watch.look());
    assertEquals(List.of(ONE), watch.proven());
  }

  @Test
  void anEdgeThatLeavesMovesOnlyWhatWasItsOwn() {
    List<URI> all = List.of(ONE, TWO, THREE);
    List<URI> fewer = List.of(ONE, THREE);

    for (int i = 0; i < 1_000; i++) {
      String thing = "thing-" + i;
      Optional<URI> before = EdgeWatch.choose(all, thing);
      if (!before.equals(Optional.of(TWO))) {
        assertEquals(before, EdgeWatch.choose(fewer, thing));
      }
    }
  }

  @Test
  void thingsAreSpreadEvenly() {
    List<URI> all = List.of(ONE, TWO, THREE);

    for (URI edge : all) {
      long own =
          IntStream.range(0, 3_000)
              .filter(i -> EdgeWatch.choose(all, "thing-" + i).equals(Optional.of(edge)))
              .count();
      assertTrue(own > 900 && own < 1_100, edge + " has " + own);
    }
    assertEquals(Optional.empty(), EdgeWatch.choose(List.of(), "thing"));
  }
}
