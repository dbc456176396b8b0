package sadari.contract.moderation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sadari.contract.AllLanes;
import sadari.contract.Ids;
import sadari.contract.Race;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.moderation.Deed;
import sadari.core.moderation.Deed.Kind;
import sadari.core.moderation.ModerationLog;
import sadari.core.outbox.Event;
import sadari.core.outbox.Outbox;
import sadari.core.outbox.Written;

/// What [ModerationLog] promises.
public interface ModerationLogContract {
  ModerationLog moderation();

  Outbox outbox();

  private static Deed removal(PostId post, Optional<String> reason) {
    AccountId author = Ids.account(post.bucket());
    return new Deed(Ids.deed(author), Kind.REMOVE_POST, author, Optional.of(post), reason);
  }

  private Deed noted(Deed deed) {
    moderation().note(deed);
    return deed;
  }

  /// The deeds from this one on, a page at a time.
  private List<Deed> from(Deed first, int limit) {
    List<Deed> all = new ArrayList<>();
    long after = first.id().value() - 1;
    while (true) {
      List<Deed> page = moderation().page(after, limit);
      all.addAll(page);
      if (page.size() < limit) {
        return all;
      }
      after = page.getLast().id().value();
    }
  }

  @Test
  default void deedsAreListedAsTheyWereOldestFirst() {
    Deed first = noted(removal(Ids.post(Ids.account()), Optional.of("it's \"spam\" \\ 스팸")));
    Deed second = noted(removal(Ids.post(Ids.account()), Optional.empty()));
    Deed third = noted(removal(Ids.post(Ids.account()), Optional.of("")));

    assertEquals(List.of(first, second, third), from(first, 10));
    assertEquals(List.of(first, second, third), from(first, 1));
    assertEquals(List.of(second, third), moderation().page(first.id().value(), 10));
  }

  @Test
  default void aDeedIsNotedOnce() {
    Deed deed = noted(removal(Ids.post(Ids.account()), Optional.of("first")));

    moderation()
        .note(new Deed(deed.id(), deed.kind(), deed.account(), deed.post(), Optional.of("x")));

    assertEquals(List.of(deed), from(deed, 10));
  }

  @Test
  default void ofManyRemovalsOfOnePostOneIsKept() {
    PostId post = Ids.post(Ids.account());
    List<Deed> deeds = List.of(removal(post, Optional.of("a")), removal(post, Optional.of("b")));

    List<Deed> _ = Race.of(2, i -> noted(deeds.get(i)));

    List<Deed> kept = from(deeds.getFirst(), 10);
    assertEquals(1, kept.size());
    assertEquals(Optional.of(kept.getFirst()), moderation().removal(post));
  }

  @Test
  default void clearingIsNotedWithAnEventForWhatWasPostedBefore() {
    AccountId account = Ids.account();
    PostId before = Ids.post(account);
    Deed deed =
        new Deed(
            Ids.deed(account), Kind.CLEAR, account, Optional.empty(), Optional.of("all of it"));
    PostId after = Ids.post(account);

    Written<Deed> written = moderation().clear(deed, Ids.event(account));

    assertEquals(List.of(deed), from(deed, 10));
    Event.AccountCleared event =
        assertInstanceOf(Event.AccountCleared.class, written.events().getFirst().event());
    assertEquals(account, event.account());
    assertTrue(before.value() < event.before().value());
    assertTrue(event.before().value() < after.value());
    assertTrue(
        AllLanes.claim(outbox(), Instant.now().plusSeconds(3_600), Duration.ZERO, 10_000).stream()
            .anyMatch(pending -> pending.event().equals(event)));
  }

  @Test
  default void theLastOfAKindAboutAnAccountIsFound() {
    AccountId account = Ids.account();
    Optional<PostId> none = Optional.empty();
    Deed first = noted(new Deed(Ids.deed(account), Kind.FREEZE, account, none, Optional.empty()));
    Deed thaw = noted(new Deed(Ids.deed(account), Kind.THAW, account, none, Optional.empty()));
    Deed second = noted(new Deed(Ids.deed(account), Kind.FREEZE, account, none, Optional.of("x")));

    assertTrue(first.id().value() < second.id().value());
    assertEquals(Optional.of(second), moderation().last(account, Kind.FREEZE));
    assertEquals(Optional.of(thaw), moderation().last(account, Kind.THAW));
    assertEquals(Optional.empty(), moderation().last(account, Kind.CLEAR));
    assertEquals(Optional.empty(), moderation().last(Ids.account(), Kind.FREEZE));
  }

  @Test
  default void aPostThatNobodyRemovedHasNoRemoval() {
    PostId post = Ids.post(Ids.account());

    assertEquals(Optional.empty(), moderation().removal(post));
  }
}
