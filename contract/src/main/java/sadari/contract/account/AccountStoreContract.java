package sadari.contract.account;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sadari.contract.Accounts;
import sadari.contract.AllLanes;
import sadari.contract.Await;
import sadari.contract.Ids;
import sadari.contract.Race;
import sadari.core.account.Account;
import sadari.core.account.AccountStore;
import sadari.core.account.Credentials;
import sadari.core.account.Profile;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.outbox.Event;
import sadari.core.outbox.Outbox;
import sadari.core.outbox.PendingEvent;
import sadari.core.outbox.Written;

/// What [AccountStore] promises.
public interface AccountStoreContract {
  /// The store.
  AccountStore accounts();

  /// Where its events wait.
  Outbox outbox();

  private Account created(Account account) {
    return Accounts.create(accounts(), account);
  }

  private boolean changes(AccountId id, Profile profile) {
    return accounts().setProfile(id, _ -> profile, Ids.event(id)).result();
  }

  /// The waiting events about an account, claimed for no time at all.
  private List<PendingEvent> waiting(AccountId id) {
    Instant soon = Instant.now().plus(Outbox.HEAD_START).plusSeconds(60);
    return AllLanes.claim(outbox(), soon, Duration.ZERO, 100_000).stream()
        .filter(pending -> pending.event().equals(new Event.AccountChanged(id)))
        .toList();
  }

  private Account found(AccountId id) {
    return accounts().find(id).orElseThrow();
  }

  @Test
  default void whoWasCreatedIsFoundAsTheyWere() {
    Account quiet = created(Accounts.fresh());
    Account talkative = created(Accounts.talkative());

    assertEquals(quiet, found(quiet.id()));
    assertEquals(talkative, found(talkative.id()));
    assertEquals(Optional.of(Accounts.credentials(quiet.id())), accounts().credentials(quiet.id()));
  }

  @Test
  default void anAccountWithAHistoryIsKeptAsItIs() {
    Account fresh = Accounts.fresh();
    Account old =
        new Account(
            fresh.id(),
            fresh.handle(),
            fresh.profile(),
            new Account.Tally(3, 5_000_000_000L, 7),
            Instant.parse("2025-01-02T03:04:05.678Z"),
            Optional.of(Instant.parse("2026-02-28T23:59:59.999Z")),
            true);

    created(old);

    assertEquals(old, found(old.id()));
  }

  @Test
  default void creatingTheSameIdAgainChangesNothing() {
    Account account = created(Accounts.talkative());
    Account other =
        new Account(
            account.id(),
            Accounts.handle(Ids.account()),
            Accounts.fresh().profile(),
            new Account.Tally(9, 9, 9),
            Instant.EPOCH,
            Optional.empty(),
            true);

    Credentials thief = new Credentials("thief@example.org", "x");
    EventId event = Ids.event(account.id());

    assertEquals(new Written<>(false, List.of()), accounts().create(other, thief, event));

    assertEquals(account, found(account.id()));
    assertEquals(
        Optional.of(Accounts.credentials(account.id())), accounts().credentials(account.id()));
  }

  @Test
  default void comingAndChangingAreEventsThatWaitUntilTheyAreHandled() {
    Account account = Accounts.fresh();
    AccountId id = account.id();
    EventId came = Ids.event(id);
    EventId changed = Ids.event(id);

    var created = accounts().create(account, Accounts.credentials(id), came);
    var profile = accounts().setProfile(id, _ -> Accounts.talkative().profile(), changed);

    Event event = new Event.AccountChanged(id);
    assertEquals(new Written<>(true, List.of(new PendingEvent(came, event, 0))), created);
    assertEquals(new Written<>(true, List.of(new PendingEvent(changed, event, 0))), profile);
    assertEquals(List.of(came, changed), waiting(id).stream().map(PendingEvent::id).toList());
  }

  @Test
  default void ofManyChangesAtOnceNoneIsLost() {
    AccountId id = created(Accounts.fresh()).id();

    Race.of(8, i -> accounts().setProfile(id, old -> noted(old, i), Ids.event(id)).result());

    assertEquals(
        "01234567",
        found(id)
            .profile()
            .note()
            .chars()
            .sorted()
            .mapToObj(Character::toString)
            .collect(joining()));
  }

  private static Profile noted(Profile old, int digit) {
    return new Profile(
        old.displayName(),
        old.note() + digit,
        old.fields(),
        old.avatar(),
        old.header(),
        old.flags(),
        old.posting());
  }

  @Test
  default void whatWasNotChangedIsNoEvent() {
    AccountId stranger = Ids.account();
    Account account = created(Accounts.fresh());

    created(account);
    changes(stranger, account.profile());
    accounts().setPasswordHash(account.id(), "x");
    accounts().setCelebrity(account.id());

    assertEquals(1, waiting(account.id()).size());
    assertEquals(List.of(), waiting(stranger));
  }

  @Test
  default void findAllGivesThoseThatExist() {
    Account one = created(Accounts.fresh());
    Account two = created(Accounts.talkative());

    var found = accounts().findAll(List.of(two.id(), Ids.account(), one.id(), two.id()));

    assertEquals(Map.of(one.id(), one, two.id(), two), found);
    assertEquals(Map.of(), accounts().findAll(List.of()));
  }

  @Test
  default void aStrangerIsNotThereAndCannotBeChanged() {
    AccountId stranger = Ids.account();

    assertEquals(Optional.empty(), accounts().find(stranger));
    assertEquals(Optional.empty(), accounts().credentials(stranger));
    assertFalse(accounts().setPasswordHash(stranger, "x"));
    assertFalse(changes(stranger, Accounts.talkative().profile()));
    assertFalse(accounts().setCelebrity(stranger));
    assertEquals(Optional.empty(), accounts().find(stranger));
  }

  @Test
  default void aNewPasswordHashReplacesTheOldOneOnly() {
    AccountId id = created(Accounts.fresh()).id();
    AccountId neighbour = created(Accounts.fresh()).id();

    assertTrue(accounts().setPasswordHash(id, "new"));

    Credentials before = Accounts.credentials(id);
    assertEquals(Optional.of(new Credentials(before.email(), "new")), accounts().credentials(id));
    assertEquals(Optional.of(Accounts.credentials(neighbour)), accounts().credentials(neighbour));
  }

  @Test
  default void aNewProfileReplacesTheWholeOldOneAndNothingElse() {
    Account full = created(Accounts.talkative());
    Account neighbour = created(Accounts.talkative());
    Profile empty = Accounts.fresh().profile();

    assertTrue(changes(full.id(), empty));

    assertEquals(
        new Account(
            full.id(),
            full.handle(),
            empty,
            full.tally(),
            full.createdAt(),
            full.lastPostAt(),
            full.celebrity()),
        found(full.id()));
    assertEquals(neighbour, found(neighbour.id()));
  }

  @Test
  default void anAccountBecomesACelebrityOnceAndForEver() {
    AccountId id = created(Accounts.fresh()).id();
    AccountId neighbour = created(Accounts.fresh()).id();

    List<Boolean> rose = Race.of(8, _ -> accounts().setCelebrity(id));
    changes(id, Accounts.talkative().profile());

    assertEquals(1, Collections.frequency(rose, true));
    assertTrue(found(id).celebrity());
    assertFalse(found(neighbour).celebrity());
  }

  @Test
  default void aProfileOfAnyCharactersIsTaken() {
    AccountId id = created(Accounts.fresh()).id();
    Profile empty = Accounts.fresh().profile();
    Profile odd =
        new Profile(
            "nul \0 bell \u0007 half \uD83D",
            "{\"a\",\\,NULL}",
            List.of(new Profile.Field("\0", "{,}"), new Profile.Field("NULL", "\"")),
            empty.avatar(),
            empty.header(),
            empty.flags(),
            empty.posting());

    assertTrue(changes(id, odd));

    assertEquals(odd.note(), found(id).profile().note());
    assertEquals(odd.fields().getLast(), found(id).profile().fields().getLast());
  }

  @Test
  default void changesOfDifferentThingsAtOnceAllStand() {
    AccountId id = created(Accounts.fresh()).id();
    Profile profile = Accounts.talkative().profile();

    List<Boolean> done =
        Race.of(
            9,
            runner ->
                switch (runner % 3) {
                  case 0 -> changes(id, profile);
                  case 1 -> accounts().setPasswordHash(id, "new");
                  default -> accounts().setCelebrity(id);
                });

    assertEquals(7, Collections.frequency(done, true));
    assertEquals(profile, found(id).profile());
    assertTrue(found(id).celebrity());
    assertEquals("new", accounts().credentials(id).orElseThrow().passwordHash());
  }

  @Test
  default void creatingOneAccountAtOnceManyTimesMakesOne() {
    Account account = Accounts.fresh();
    long before = accounts().count(); // may be seconds old itself

    Race.of(8, _ -> created(account));

    assertEquals(account, found(account.id()));
    Await.until("one more account", () -> accounts().count() >= before + 1);
  }
}
