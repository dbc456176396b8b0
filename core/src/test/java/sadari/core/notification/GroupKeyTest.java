package sadari.core.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sadari.core.id.AccountId;
import sadari.core.id.Id;
import sadari.core.id.NotificationId;
import sadari.core.id.PostId;
import sadari.core.notification.Notification.Kind;

final class GroupKeyTest {
  private static final Instant MORNING = Instant.parse("2026-11-20T00:00:00Z");
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private static Notification notification(Instant at, Kind kind, long from, long post) {
    return new Notification(
        new NotificationId(Id.floor(at) + from),
        new AccountId(9),
        kind,
        new AccountId(from),
        post == 0 ? Optional.empty() : Optional.of(new PostId(post)));
  }

  private static GroupKey key(Notification notification) {
    return GroupKey.of(notification, GroupKey.USUAL);
  }

  @Test
  void theSameThingWithinHalfADayIsOneGroup() {
    GroupKey key = key(notification(MORNING, Kind.FAVOURITE, 1, 7));

    assertEquals(key, key(notification(NOON.minusMillis(1), Kind.FAVOURITE, 2, 7)));
    assertNotEquals(key, key(notification(NOON, Kind.FAVOURITE, 2, 7)));
    assertNotEquals(key, key(notification(MORNING, Kind.FAVOURITE, 2, 8)));
    assertNotEquals(key, key(notification(MORNING, Kind.REBLOG, 2, 7)));
  }

  @Test
  void whatIsNotGroupedStandsAlone() {
    Notification mention = notification(MORNING, Kind.MENTION, 1, 7);
    Notification follow = notification(MORNING, Kind.FOLLOW, 1, 0);

    assertEquals("ungrouped-" + mention.id(), key(mention).text());
    assertEquals(new GroupKey.Alone(follow.id()), GroupKey.of(follow, EnumSet.of(Kind.FAVOURITE)));
  }

  @Test
  void aKeyIsReadAsItWasWritten() {
    for (Kind kind : Kind.values()) {
      for (long post : new long[] {0, 7}) {
        GroupKey key = key(notification(NOON, kind, 1, post));
        assertEquals(Optional.of(key), GroupKey.parse(key.text()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "follow",
        "follow-",
        "follow--1",
        "follow-1-",
        "follow-0-1",
        "follow-007-1",
        "follow-01",
        "mention-7-1",
        "ungrouped-",
        "ungrouped-0",
        "ungrouped-x",
        "follow-9999999",
        "favourite-99999999999999999999-1",
        "FOLLOW-1",
        "follow-1\n"
      })
  void anythingElseIsNoKey(String text) {
    assertTrue(GroupKey.parse(text).isEmpty());
  }

  @Test
  void theIdsOfAHalfDayAreARange() {
    var page = ((GroupKey.Together) key(notification(NOON, Kind.FOLLOW, 1, 0))).page(5);

    assertEquals(Id.floor(NOON) - 1, page.after());
    assertEquals(Id.floor(Instant.parse("2026-11-21T00:00:00Z")), page.before());
  }

  @Test
  void aGroupHasWhoDidItOnceAndTheLatestFirst() {
    List<Notification> page =
        List.of(
            notification(NOON.plusSeconds(9), Kind.FOLLOW, 3, 0),
            notification(NOON.plusSeconds(8), Kind.MENTION, 3, 7),
            notification(NOON.plusSeconds(7), Kind.FOLLOW, 2, 0),
            notification(NOON.plusSeconds(6), Kind.FOLLOW, 3, 0));

    List<NotificationGroup> groups = NotificationGroup.of(page, GroupKey.USUAL);

    assertEquals(2, groups.size());
    assertEquals(List.of(page.get(0), page.get(2), page.get(3)), groups.get(0).members());
    assertEquals(List.of(3L, 2L), groups.get(0).from().map(AccountId::value).toList());
    assertEquals(Kind.MENTION, groups.get(1).kind());
  }
}
