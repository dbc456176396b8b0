package sadari.core.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sadari.core.id.AccountId;
import sadari.core.id.JobId;
import sadari.core.id.PostId;

final class EventTest {
  /// Every kind there is, so that a new one cannot be forgotten.
  static Stream<Class<?>> kinds() {
    return Arrays.stream(Event.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void eventComesBackFromItsKindAndItsNumbers(Class<?> kind) throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int readers : new int[] {0, 1, 2, Event.READERS_PER_PART}) {
      Event event = random(kind, readers, random);

      assertEquals(event, Event.of(event.kind(), event.numbers()), "seed " + seed);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void tooFewNumbersAreRefused(Class<?> kind) throws Exception {
    Event event = random(kind, 0, new Random(1));
    for (int length = 0; length < event.numbers().length; length++) {
      long[] few = Arrays.copyOf(event.numbers(), length);

      assertThrows(IllegalArgumentException.class, () -> Event.of(event.kind(), few));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void numbersThatAreNoIdsAreRefused(Class<?> kind) throws Exception {
    Event event = random(kind, 2, new Random(1));
    for (int i = 0; i < event.numbers().length; i++) {
      long[] wrong = event.numbers();
      wrong[i] = -wrong[i];

      assertThrows(IllegalArgumentException.class, () -> Event.of(event.kind(), wrong));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void tooManyNumbersAreRefusedWhereTheKindHasNoList(Class<?> kind) throws Exception {
    boolean hasList =
        Arrays.stream(kind.getRecordComponents()).anyMatch(c -> c.getType() == List.class);
    Event event = random(kind, 0, new Random(1));
    long[] many = Arrays.copyOf(event.numbers(), event.numbers().length + 1);
    many[many.length - 1] = 5;

    if (hasList) {
      assertEquals(many.length, Event.of(event.kind(), many).numbers().length);
    } else {
      assertThrows(IllegalArgumentException.class, () -> Event.of(event.kind(), many));
    }
  }

  @Test
  void everyKindHasANameOfItsOwn() throws Exception {
    Set<String> names = new HashSet<>();
    for (Class<?> kind : kinds().toList()) {
      names.add(random(kind, 1, new Random(1)).kind());
    }

    assertEquals(kinds().count(), names.size());
  }

  /// They are in databases and queues: renaming one loses events.
  @Test
  void namesStayWhatTheyAre() {
    PostId post = new PostId(1);
    AccountId account = new AccountId(2);

    assertEquals("post-published", new Event.PostPublished(post).kind());
    assertEquals("favourite-changed", new Event.FavouriteChanged(account, post).kind());
    assertEquals("follow-changed", new Event.FollowChanged(account, account).kind());
    assertEquals("account-changed", new Event.AccountChanged(account).kind());
    assertEquals("photos-withdrawn", new Event.PhotosWithdrawn(post).kind());
    assertEquals("portraits-withdrawn", new Event.PortraitsWithdrawn(account).kind());
    assertEquals("account-cleared", new Event.AccountCleared(account, post).kind());
    assertEquals("celebrity-risen", new Event.CelebrityRisen(account).kind());
    assertEquals("photo-edit", new Event.PhotoEditAsked(new JobId(3)).kind());
    assertEquals("deliver", new Event.Deliver(post, List.of()).kind());
    assertEquals("withdraw", new Event.Withdraw(post, List.of()).kind());
    assertEquals(
        "post-deleted", new Event.PostDeleted(post, account, post, post, post, List.of()).kind());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown", "Deliver", "deliver "})
  void unknownKindsAreRefused(String kind) {
    assertThrows(IllegalArgumentException.class, () -> Event.of(kind, new long[] {1, 2}));
  }

  private static Event random(Class<?> kind, int readers, Random random) throws Exception {
    List<Class<?>> types = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : kind.getRecordComponents()) {
      types.add(component.getType());
      values.add(value(component.getType(), readers, random));
    }
    return (Event)
        kind.getDeclaredConstructor(types.toArray(Class<?>[]::new)).newInstance(values.toArray());
  }

  private static Object value(Class<?> type, int readers, Random random) {
    if (type == PostId.class) {
      return new PostId(random.nextLong(1, Long.MAX_VALUE));
    }
    if (type == AccountId.class) {
      return new AccountId(random.nextLong(1, Long.MAX_VALUE));
    }
    if (type == JobId.class) {
      return new JobId(random.nextLong(1, Long.MAX_VALUE));
    }
    return Stream.generate(() -> new AccountId(random.nextLong(1, Long.MAX_VALUE)))
        .limit(readers)
        .toList();
  }
}
