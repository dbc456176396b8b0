package sadari.contract.marker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sadari.contract.Ids;
import sadari.contract.Race;
import sadari.core.id.AccountId;
import sadari.core.marker.Marker;
import sadari.core.marker.Marker.Place;
import sadari.core.marker.MarkerStore;

/// What [MarkerStore] promises.
public interface MarkerStoreContract {
  /// When the tests begin.
  Instant NOW = Instant.parse("2026-02-28T23:59:59.123Z");

  /// The store.
  MarkerStore markers();

  private List<Marker> all(AccountId reader) {
    return markers().find(reader, EnumSet.allOf(Place.class));
  }

  @Test
  default void aMarkerIsFoundWhereItWasSet() {
    AccountId reader = Ids.account();
    AccountId neighbour = Ids.account();
    Marker home = new Marker(Place.HOME, 5, 1, NOW);
    Marker told = new Marker(Place.NOTIFICATIONS, Long.MAX_VALUE, 1, NOW);

    assertEquals(List.of(home), markers().advance(reader, Map.of(Place.HOME, 5L), NOW));
    assertEquals(
        List.of(told), markers().advance(reader, Map.of(Place.NOTIFICATIONS, Long.MAX_VALUE), NOW));

    assertEquals(List.of(home, told), all(reader));
    assertEquals(List.of(home), markers().find(reader, Set.of(Place.HOME)));
    assertEquals(List.of(), markers().find(reader, Set.of()));
    assertEquals(List.of(), all(neighbour));
  }

  @Test
  default void aMarkerMovesOnAndNeverBack() {
    AccountId reader = Ids.account();
    Instant later = NOW.plusSeconds(1);
    markers().advance(reader, Map.of(Place.HOME, 5L), NOW);

    List<Marker> on = markers().advance(reader, Map.of(Place.HOME, 7L), later);
    List<Marker> same = markers().advance(reader, Map.of(Place.HOME, 7L), later.plusSeconds(1));
    List<Marker> back = markers().advance(reader, Map.of(Place.HOME, 6L), later.plusSeconds(2));

    assertEquals(List.of(new Marker(Place.HOME, 7, 2, later)), on);
    assertEquals(on, same);
    assertEquals(on, back);
    assertEquals(on, all(reader));
  }

  @Test
  default void twoMarkersMoveTogetherEachInItsOwnTime() {
    AccountId reader = Ids.account();
    markers().advance(reader, Map.of(Place.HOME, 9L), NOW);
    Instant later = NOW.plusSeconds(1);

    List<Marker> both =
        markers().advance(reader, Map.of(Place.NOTIFICATIONS, 3L, Place.HOME, 8L), later);

    Marker home = new Marker(Place.HOME, 9, 1, NOW);
    Marker told = new Marker(Place.NOTIFICATIONS, 3, 1, later);
    assertEquals(List.of(home, told), both);
    assertEquals(List.of(), markers().advance(reader, Map.of(), later));
  }

  @Test
  default void aClockThatStepsBackLeavesTheTimeOfTheMarkerAsItIs() {
    AccountId reader = Ids.account();
    markers().advance(reader, Map.of(Place.HOME, 1L), NOW);

    List<Marker> on = markers().advance(reader, Map.of(Place.HOME, 2L), NOW.minusSeconds(9));

    assertEquals(List.of(new Marker(Place.HOME, 2, 2, NOW)), on);
  }

  @Test
  default void ofMovesAtOnceTheFarthestStands() {
    AccountId reader = Ids.account();

    Race.of(
        12,
        runner ->
            runner % 2 == 0
                ? markers().advance(reader, Map.of(Place.HOME, 10L + runner), NOW)
                : markers()
                    .advance(
                        reader,
                        Map.of(Place.NOTIFICATIONS, 10L + runner, Place.HOME, 1L + runner),
                        NOW));

    List<Marker> after = all(reader);
    assertEquals(List.of(20L, 21L), after.stream().map(Marker::lastRead).toList());
  }
}
