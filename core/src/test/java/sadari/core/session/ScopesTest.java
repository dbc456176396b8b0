package sadari.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScopesTest {
  @ParameterizedTest
  @CsvSource({
    "read, read",
    "read write follow, follow read write",
    "write+read, read write",
    "read  read, read",
    "' read\twrite\n', read write",
    "read:accounts write:media, read:accounts write:media",
    "push profile, profile push"
  })
  void knownScopesAreRead(String text, String wire) {
    assertEquals(wire, Scopes.parse(text).orElseThrow().text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "+",
        "READ",
        "read,write",
        "read bogus",
        "read:",
        ":",
        ":accounts",
        "read:bogus",
        "follow:follows",
        "push:statuses",
        "read:accounts:x",
        "admin:read",
        "읽기"
      })
  void anythingUnknownIsRefusedAsAWhole(String text) {
    assertEquals(Optional.empty(), Scopes.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "read, read",
    "read, read:statuses",
    "write, write:media",
    "read:statuses, read:statuses",
    "follow, read:follows",
    "follow, write:blocks",
    "follow, write:mutes",
    "read write, write:follows"
  })
  void covers(String held, String wanted) {
    assertTrue(Scopes.parse(held).orElseThrow().covers(wanted));
  }

  @ParameterizedTest
  @CsvSource({
    "read, write",
    "read, write:statuses",
    "write, read:statuses",
    "read:statuses, read",
    "read:statuses, read:accounts",
    "follow, read",
    "follow, write:statuses",
    "follow, read:accounts",
    "push, read:notifications",
    "profile, read:accounts"
  })
  void doesNotCover(String held, String wanted) {
    assertFalse(Scopes.parse(held).orElseThrow().covers(wanted));
  }

  @Test
  void allOfManyMustBeCovered() {
    Scopes held = Scopes.parse("read write:media").orElseThrow();

    assertTrue(held.coversAll(Scopes.parse("read:statuses write:media").orElseThrow()));
    assertFalse(held.coversAll(Scopes.parse("read write").orElseThrow()));
    assertTrue(Scopes.ALL.coversAll(Scopes.READ));
    assertFalse(Scopes.READ.coversAll(Scopes.ALL));
  }

  @Test
  void wireFormIsReadBack() {
    Scopes scopes = new Scopes(Set.of("write:media", "read", "follow"));

    assertEquals(Optional.of(scopes), Scopes.parse(scopes.text()));
  }
}
