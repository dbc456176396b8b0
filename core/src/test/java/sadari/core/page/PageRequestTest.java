package sadari.core.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sadari.core.page.PageRequest.End;

final class PageRequestTest {
  @Test
  void firstPageHasNoBoundsAndIsTheNewest() {
    assertEquals(new PageRequest(20, Long.MAX_VALUE, 0, End.NEWEST), PageRequest.first(20));
  }

  @Test
  void oneThingIsChangedAtATime() {
    PageRequest page = new PageRequest(5, 90, 10, End.OLDEST);

    assertEquals(new PageRequest(6, 90, 10, End.OLDEST), page.withLimit(6));
    assertEquals(new PageRequest(5, 80, 10, End.OLDEST), page.withBefore(80));
    assertEquals(new PageRequest(5, 90, 20, End.OLDEST), page.withAfter(20));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void pageOfNothingIsRefused(int limit) {
    assertThrows(IllegalArgumentException.class, () -> PageRequest.first(limit));
    assertThrows(IllegalArgumentException.class, () -> PageRequest.first(1).withLimit(limit));
  }
}
