package sadari.contract.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sadari.contract.Ids;
import sadari.core.session.App;
import sadari.core.session.AppStore;
import sadari.core.session.Scopes;

/// What [AppStore] promises.
public interface AppStoreContract {
  /// The store.
  AppStore apps();

  private static App app(String name, Optional<String> website) {
    return new App(
        Ids.app(),
        name,
        website,
        List.of("https://client.example/back?a=1", App.OUT_OF_BAND),
        new Scopes(Set.of("read", "write:statuses")),
        "a".repeat(64));
  }

  @Test
  default void whatWasAddedIsFoundAsItWas() {
    App plain = app("Töot'; drop table app; --", Optional.empty());
    App full = app("사다리 🪜", Optional.of("https://client.example/"));

    apps().add(plain);
    apps().add(full);

    assertEquals(Optional.of(plain), apps().find(plain.id()));
    assertEquals(Optional.of(full), apps().find(full.id()));
  }

  @Test
  default void addingTheSameIdAgainChangesNothing() {
    App first = app("first", Optional.empty());
    apps().add(first);

    apps()
        .add(
            new App(
                first.id(),
                "second",
                Optional.empty(),
                List.of("https://evil.example"),
                Scopes.ALL,
                ""));

    assertEquals(Optional.of(first), apps().find(first.id()));
  }

  @Test
  default void findAllGivesThoseThatExist() {
    App one = app("one", Optional.empty());
    App two = app("two", Optional.empty());
    apps().add(one);
    apps().add(two);

    var found = apps().findAll(List.of(one.id(), Ids.app(), two.id(), one.id()));

    assertEquals(Map.of(one.id(), one, two.id(), two), found);
    assertEquals(Map.of(), apps().findAll(List.of()));
  }

  @Test
  default void aStrangersIdFindsNothing() {
    assertEquals(Optional.empty(), apps().find(Ids.app()));
  }
}
