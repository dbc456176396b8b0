package sadari.contract.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sadari.contract.Accounts;
import sadari.contract.Ids;
import sadari.contract.Race;
import sadari.core.account.Handle;
import sadari.core.account.HandleDirectory;
import sadari.core.account.HandleDirectory.Claim;
import sadari.core.failure.Conflict;
import sadari.core.id.AccountId;

/// What [HandleDirectory] promises.
public interface HandleDirectoryContract {
  /// The time of the tests.
  Instant NOW = Instant.parse("2026-11-20T04:30:00Z");

  /// When a claim made [#NOW] is still protected for the last time.
  Instant LAPSING = NOW.plusSeconds(HandleDirectory.ABANDONED_AFTER_SECONDS);

  /// The directory.
  HandleDirectory handles();

  private static String email(AccountId id) {
    return Accounts.credentials(id).email();
  }

  /// Claims the names that belong to `id` by default.
  private Claim claim(AccountId id, Instant now) {
    return handles().claim(Accounts.handle(id), email(id), id, now);
  }

  private AccountId confirmed() {
    AccountId id = Ids.account();
    assertEquals(new Claim.Granted(), claim(id, NOW));
    handles().confirm(id);
    return id;
  }

  @Test
  default void aClaimIsFoundByBothNamesAtOnceAndAfterItIsConfirmed() {
    AccountId id = Ids.account();

    assertEquals(new Claim.Granted(), claim(id, NOW));
    assertEquals(Optional.of(id), handles().byHandle(Accounts.handle(id)));
    assertEquals(Optional.of(id), handles().byEmail(email(id)));

    handles().confirm(id);
    handles().confirm(id);
    assertEquals(Optional.of(id), handles().byHandle(Accounts.handle(id)));
    assertEquals(Optional.of(id), handles().byEmail(email(id)));
  }

  @Test
  default void namesAreComparedWithoutRegardToCase() {
    AccountId holder = confirmed();
    AccountId other = Ids.account();
    Handle shouted = new Handle(Accounts.handle(holder).text().toUpperCase(Locale.ROOT));
    String shoutedEmail = email(holder).toUpperCase(Locale.ROOT);

    assertEquals(new Claim.HandleTaken(), handles().claim(shouted, email(other), other, NOW));
    assertEquals(
        new Claim.EmailTaken(), handles().claim(Accounts.handle(other), shoutedEmail, other, NOW));
    assertEquals(Optional.of(holder), handles().byHandle(shouted));
    assertEquals(Optional.of(holder), handles().byEmail(shoutedEmail));
  }

  @Test
  default void ofManyClaimsOfOneHandleExactlyOneIsGranted() {
    Handle wanted = Accounts.handle(Ids.account());
    List<AccountId> people = Collections.nCopies(16, 0).stream().map(_ -> Ids.account()).toList();

    List<Claim> claims =
        Race.of(16, i -> handles().claim(wanted, email(people.get(i)), people.get(i), NOW));

    assertEquals(1, Collections.frequency(claims, new Claim.Granted()), claims::toString);
    assertEquals(15, Collections.frequency(claims, new Claim.HandleTaken()), claims::toString);
    AccountId winner = people.get(claims.indexOf(new Claim.Granted()));
    assertEquals(Optional.of(winner), handles().byHandle(wanted));
    for (AccountId person : people) {
      assertEquals(person.equals(winner), handles().byEmail(email(person)).isPresent());
    }
  }

  @Test
  default void ofManyClaimsOfOneEmailExactlyOneIsGranted() {
    String wanted = email(Ids.account());
    List<AccountId> people = Collections.nCopies(16, 0).stream().map(_ -> Ids.account()).toList();

    List<Claim> claims =
        Race.of(
            16, i -> handles().claim(Accounts.handle(people.get(i)), wanted, people.get(i), NOW));

    assertEquals(1, Collections.frequency(claims, new Claim.Granted()), claims::toString);
    assertEquals(15, Collections.frequency(claims, new Claim.EmailTaken()), claims::toString);
    AccountId winner = people.get(claims.indexOf(new Claim.Granted()));
    assertEquals(Optional.of(winner), handles().byEmail(wanted));
  }

  @Test
  default void claimsThatCrossEachOtherNeverGiveANameTwice() {
    for (int round = 0; round < 10; round++) {
      AccountId one = Ids.account();
      AccountId two = Ids.account();

      List<Claim> claims =
          Race.of(
              4,
              i -> {
                AccountId me = Ids.account();
                AccountId nameOf = i % 2 == 0 ? one : two;
                AccountId emailOf = i < 2 ? two : one;
                return handles().claim(Accounts.handle(nameOf), email(emailOf), me, NOW);
              });

      int granted = Collections.frequency(claims, new Claim.Granted());
      assertTrue(granted == 1 || granted == 2, claims::toString);
      long handlesHeld = List.of(one, two).stream().filter(this::handleIsHeld).count();
      assertEquals(granted, handlesHeld, claims::toString);
    }
  }

  private boolean handleIsHeld(AccountId nameOf) {
    return handles().byHandle(Accounts.handle(nameOf)).isPresent();
  }

  @Test
  default void aRefusedClaimTakesNothing() {
    AccountId holder = confirmed();
    AccountId refused = Ids.account();

    handles().claim(Accounts.handle(holder), email(refused), refused, NOW);
    assertEquals(Optional.empty(), handles().byEmail(email(refused)));

    handles().claim(Accounts.handle(refused), email(holder), refused, NOW);
    assertEquals(Optional.empty(), handles().byHandle(Accounts.handle(refused)));
    assertEquals(new Claim.Granted(), claim(refused, NOW));
  }

  @Test
  default void claimingAgainForTheSameAccountIsGranted() {
    AccountId id = Ids.account();

    List<Claim> claims = Race.of(6, _ -> claim(id, NOW));
    handles().confirm(id);

    assertEquals(6, Collections.frequency(claims, new Claim.Granted()), claims::toString);
    assertEquals(new Claim.Granted(), claim(id, LAPSING.plusSeconds(1)));
  }

  @Test
  default void releasedNamesAreFreeForOthers() {
    AccountId holder = confirmed();
    AccountId next = Ids.account();

    handles().release(holder);
    handles().release(holder);

    assertEquals(Optional.empty(), handles().byHandle(Accounts.handle(holder)));
    assertEquals(Optional.empty(), handles().byEmail(email(holder)));
    assertEquals(
        new Claim.Granted(), handles().claim(Accounts.handle(holder), email(holder), next, NOW));
  }

  @Test
  default void aClaimNeverConfirmedIsTakenOverWhenItsTimeIsUpAndNotBefore() {
    AccountId vanished = Ids.account();
    AccountId next = Ids.account();
    claim(vanished, NOW);

    assertEquals(
        new Claim.HandleTaken(),
        handles().claim(Accounts.handle(vanished), email(next), next, LAPSING));
    assertEquals(
        new Claim.Granted(),
        handles().claim(Accounts.handle(vanished), email(next), next, LAPSING.plusMillis(1)));
    assertEquals(Optional.of(next), handles().byHandle(Accounts.handle(vanished)));
    assertEquals(Optional.empty(), handles().byEmail(email(vanished)));
  }

  @Test
  default void ofManyWhoTakeOverALapsedClaimOneSucceeds() {
    AccountId vanished = Ids.account();
    claim(vanished, NOW);

    List<Claim> claims =
        Race.of(
            12,
            _ -> {
              AccountId me = Ids.account();
              return handles()
                  .claim(Accounts.handle(vanished), email(me), me, LAPSING.plusMillis(1));
            });

    assertEquals(1, Collections.frequency(claims, new Claim.Granted()), claims::toString);
    assertEquals(11, Collections.frequency(claims, new Claim.HandleTaken()), claims::toString);
  }

  @Test
  default void whateverSomebodyTypesAsAnEmailIsALookUpThatFindsNobody() {
    confirmed();

    for (String typed : new String[] {"", "\0", "a\0@example.org", "%", "' or 1=1 --", "\uD800"}) {
      assertEquals(Optional.empty(), handles().byEmail(typed));
    }
  }

  @Test
  default void aConfirmedClaimNeverLapses() {
    AccountId holder = confirmed();
    AccountId next = Ids.account();

    Claim late =
        handles().claim(Accounts.handle(holder), email(next), next, NOW.plusSeconds(1_000_000));

    assertEquals(new Claim.HandleTaken(), late);
    assertEquals(Optional.of(holder), handles().byHandle(Accounts.handle(holder)));
  }

  @Test
  default void aClaimThatWasTakenOverCannotBeConfirmedAnyMore() {
    AccountId slow = Ids.account();
    AccountId next = Ids.account();
    claim(slow, NOW);
    handles().claim(Accounts.handle(slow), email(next), next, LAPSING.plusMillis(1));

    assertThrows(Conflict.class, () -> handles().confirm(slow));
    assertEquals(Optional.of(next), handles().byHandle(Accounts.handle(slow)));
  }
}
