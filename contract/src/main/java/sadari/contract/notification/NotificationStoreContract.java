package sadari.contract.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sadari.contract.Ids;
import sadari.contract.Pages;
import sadari.contract.Race;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.notification.Notification;
import sadari.core.notification.Notification.Kind;
import sadari.core.notification.NotificationStore;
import sadari.core.page.PageRequest;

/// What [NotificationStore] promises.
public interface NotificationStoreContract {
  /// Every kind.
  Set<Kind> ALL = EnumSet.allOf(Kind.class);

  /// The store.
  NotificationStore notifications();

  private static Notification about(
      AccountId reader, Kind kind, AccountId from, Optional<PostId> post) {
    return new Notification(Ids.notification(reader), reader, kind, from, post);
  }

  private static Notification favourite(AccountId reader) {
    return about(reader, Kind.FAVOURITE, Ids.account(), Optional.of(Ids.post(reader)));
  }

  private Notification added(Notification notification) {
    assertTrue(notifications().add(notification));
    return notification;
  }

  private List<Notification> all(AccountId reader) {
    return notifications().page(reader, ALL, Optional.empty(), PageRequest.first(100));
  }

  @Test
  default void everyKindIsFoundAsItWas() {
    AccountId reader = Ids.account();
    List<Notification> added = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      added.addFirst(added(about(reader, kind, Ids.account(), Optional.empty())));
      added.addFirst(added(about(reader, kind, Ids.account(), Optional.of(Ids.post(reader)))));
    }

    assertEquals(added, all(reader));
    for (Notification notification : added) {
      assertEquals(Optional.of(notification), notifications().find(notification.id()));
    }
    assertEquals(Optional.empty(), notifications().find(Ids.notification(reader)));
  }

  @Test
  default void theSameCauseIsToldOnceHoweverOftenItComes() {
    AccountId reader = Ids.account();
    AccountId from = Ids.account();
    PostId post = Ids.post(reader);

    List<Boolean> told =
        Race.of(12, _ -> notifications().add(about(reader, Kind.REBLOG, from, Optional.of(post))));
    List<Boolean> followed =
        Race.of(12, _ -> notifications().add(about(reader, Kind.FOLLOW, from, Optional.empty())));

    assertEquals(1, Collections.frequency(told, true));
    assertEquals(1, Collections.frequency(followed, true));
    assertEquals(2, all(reader).size());
  }

  @Test
  default void whatDiffersInOneThingIsToldToo() {
    AccountId reader = Ids.account();
    AccountId from = Ids.account();
    PostId post = Ids.post(reader);

    added(about(reader, Kind.REBLOG, from, Optional.of(post)));
    added(about(reader, Kind.FAVOURITE, from, Optional.of(post)));
    added(about(reader, Kind.REBLOG, Ids.account(), Optional.of(post)));
    added(about(reader, Kind.REBLOG, from, Optional.of(Ids.post(reader))));
    added(about(reader, Kind.REBLOG, from, Optional.empty()));
    added(about(Ids.account(reader.bucket()), Kind.REBLOG, from, Optional.of(post)));

    assertEquals(5, all(reader).size());
  }

  @Test
  default void aDismissedOneIsGoneAndDoesNotComeAgain() {
    AccountId reader = Ids.account();
    Notification gone = added(favourite(reader));
    Notification stays = added(favourite(reader));

    assertTrue(notifications().dismiss(reader, gone.id()));

    assertFalse(notifications().dismiss(reader, gone.id()));
    assertEquals(Optional.empty(), notifications().find(gone.id()));
    assertEquals(List.of(stays), all(reader));
    assertFalse(notifications().add(about(reader, gone.kind(), gone.from(), gone.post())));
    assertEquals(List.of(stays), all(reader));
  }

  @Test
  default void nobodyDismissesSomebodyElses() {
    AccountId reader = Ids.account();
    Notification mine = added(favourite(reader));

    assertFalse(notifications().dismiss(Ids.account(reader.bucket()), mine.id()));
    assertFalse(notifications().dismiss(reader, Ids.notification(reader)));

    assertEquals(Optional.of(mine), notifications().find(mine.id()));
  }

  @Test
  default void clearingDismissesAllOfOneReader() {
    AccountId reader = Ids.account();
    AccountId neighbour = Ids.account(reader.bucket());
    Notification old = added(favourite(reader));
    added(favourite(reader));
    Notification others = added(favourite(neighbour));

    notifications().clear(reader);
    notifications().clear(reader);
    Notification fresh = added(favourite(reader));

    assertEquals(List.of(fresh), all(reader));
    assertEquals(List.of(others), all(neighbour));
    assertFalse(notifications().add(about(reader, old.kind(), old.from(), old.post())));
  }

  @Test
  default void whatIsRetractedIsGoneAndMayComeAgain() {
    AccountId reader = Ids.account();
    Notification undone = added(favourite(reader));
    Notification asked = added(about(reader, Kind.FOLLOW, Ids.account(), Optional.empty()));
    Notification stays = added(favourite(reader));

    for (Notification each : List.of(undone, undone, asked, asked)) {
      notifications().retract(reader, each.kind(), each.from(), each.post());
    }

    assertEquals(List.of(stays), all(reader));
    assertEquals(Optional.empty(), notifications().find(undone.id()));
    added(about(reader, undone.kind(), undone.from(), undone.post()));
    added(about(reader, asked.kind(), asked.from(), asked.post()));
  }

  @Test
  default void retractingTouchesOnlyWhatFitsInEverything() {
    AccountId reader = Ids.account();
    AccountId from = Ids.account();
    PostId post = Ids.post(reader);
    Notification stays = added(about(reader, Kind.REBLOG, from, Optional.of(post)));

    notifications().retract(reader, Kind.FAVOURITE, from, Optional.of(post));
    notifications().retract(reader, Kind.REBLOG, Ids.account(), Optional.of(post));
    notifications().retract(reader, Kind.REBLOG, from, Optional.empty());
    notifications().retract(Ids.account(), Kind.REBLOG, from, Optional.of(post));

    assertEquals(List.of(stays), all(reader));
  }

  @Test
  default void allAboutAPostIsTakenAwayFromTheseReaders() {
    AccountId one = Ids.account();
    AccountId two = Ids.account();
    AccountId spared = Ids.account();
    PostId post = Ids.post(one);
    for (AccountId reader : List.of(one, two, spared)) {
      added(about(reader, Kind.MENTION, Ids.account(), Optional.of(post)));
      added(about(reader, Kind.REBLOG, Ids.account(), Optional.of(post)));
    }
    Notification other = added(favourite(one));

    notifications().retractAbout(List.of(one, two), post);
    notifications().retractAbout(List.of(one, two), post);
    notifications().retractAbout(List.of(), post);

    assertEquals(List.of(other), all(one));
    assertEquals(List.of(), all(two));
    assertEquals(2, all(spared).size());
  }

  @Test
  default void pagesFitTogetherWhateverIsWanted() {
    AccountId reader = Ids.account();
    AccountId chatty = Ids.account();
    List<Kind> everyKind = List.copyOf(ALL);
    List<Notification> rows = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      Kind kind = everyKind.get(i % everyKind.size());
      AccountId from = i % 4 < 2 ? chatty : Ids.account();
      Notification row = added(about(reader, kind, from, Optional.of(Ids.post(reader))));
      if (i % 8 == 3) {
        notifications().dismiss(reader, row.id());
      } else {
        rows.addFirst(row);
      }
    }

    for (Set<Kind> kinds : List.of(ALL, EnumSet.of(Kind.MENTION, Kind.REBLOG, Kind.FAVOURITE))) {
      for (Optional<AccountId> from :
          Arrays.asList(Optional.of(chatty), Optional.<AccountId>empty())) {
        Pages.check(
            rows.stream()
                .filter(row -> kinds.contains(row.kind()))
                .filter(row -> from.map(row.from()::equals).orElse(true))
                .toList(),
            row -> row.id().value(),
            page -> notifications().page(reader, kinds, from, page));
      }
    }
    PageRequest first = PageRequest.first(10);
    assertEquals(List.of(), notifications().page(reader, Set.of(), Optional.empty(), first));
  }
}
