package sadari.engine.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sadari.contract.Accounts;
import sadari.contract.Await;
import sadari.contract.Ids;
import sadari.contract.Race;
import sadari.contract.follow.FollowFixture;
import sadari.core.account.Account;
import sadari.core.failure.Failure;
import sadari.core.failure.OutcomeUnknown;
import sadari.core.failure.Unavailable;
import sadari.core.follow.FollowEdge;
import sadari.core.follow.FollowEdge.State;
import sadari.core.id.AccountId;
import sadari.core.session.AccessToken;
import sadari.core.session.AuthorizationCode;
import sadari.core.session.Scopes;
import sadari.core.session.TokenStore;

/// Connections that die in the middle of a change leave all of it or nothing.
interface CrashTests extends EngineFixture, FollowFixture {
  TokenStore tokens();

  private long events() {
    return ask("select count(*) from bucket.outbox");
  }

  @Test
  default void aFollowThatDiesBeforeItsEventLeavesNothing() {
    AccountId fan = person();
    AccountId star = person();
    long before = events();
    killOnInsert("bucket.outbox", "before insert");

    assertThrows(Unavailable.class, () -> follows().set(fan, star, to(fan, State.FOLLOWING)));

    spare("bucket.outbox");
    assertEquals(FollowEdge.NONE, follows().edge(fan, star));
    assertEquals(0, tally(fan).following());
    assertEquals(before, events());
    assertEquals(1, follows().set(fan, star, to(fan, State.FOLLOWING)).result().version());
    assertEquals(before + 1, events());
  }

  @Test
  default void anExchangeThatDiesBeforeItsTokenLeavesTheCodeGood() {
    AccountId account = Ids.account();
    AuthorizationCode code =
        new AuthorizationCode(
            Ids.token(account),
            Ids.app(),
            account,
            Scopes.READ,
            "urn:x",
            Optional.empty(),
            "h",
            account.madeAt());
    AccessToken token =
        new AccessToken(
            Ids.token(account),
            Optional.of(code.app()),
            Optional.of(account),
            Scopes.READ,
            "h",
            Optional.empty());
    tokens().addCode(code);
    killOnInsert("bucket.token", "before insert");

    assertThrows(Unavailable.class, () -> tokens().redeem(code.id(), token));

    spare("bucket.token");
    assertEquals(Optional.empty(), tokens().find(token.id()));
    assertEquals(new TokenStore.Redemption.Redeemed(), tokens().redeem(code.id(), token));
  }

  @Test
  default void anAccountWhoseMakingDiesIsNotThereAtAll() {
    Account account = Accounts.fresh();
    killOnInsert("bucket.account_tally", "before insert");

    assertThrows(OutcomeUnknown.class, () -> Accounts.create(accounts(), account));

    spare("bucket.account_tally");
    assertEquals(Optional.empty(), accounts().find(account.id()));
    assertEquals(Optional.empty(), accounts().credentials(account.id()));
    Accounts.create(accounts(), account);
    assertEquals(Optional.of(account), accounts().find(account.id()));
  }

  @Test
  default void changesKilledAtAnyMomentAreWholeOrNothing() {
    List<AccountId> people = IntStream.range(0, 4).mapToObj(_ -> person()).toList();
    long before = events();
    AtomicBoolean running = new AtomicBoolean(true);
    AtomicInteger failed = new AtomicInteger();

    Race.of(5, runner -> runner == 0 ? kill(running, failed) : change(people, running, failed));

    long changes = 0;
    for (AccountId follower : people) {
      changes +=
          people.stream().mapToLong(other -> follows().edge(follower, other).version()).sum();
      assertEquals(followedBy(follower).size(), tally(follower).following());
    }
    assertTrue(failed.get() >= 20, "failures: " + failed);
    assertTrue(changes > 0);
    assertEquals(before + changes, events(), "each change has its event");
  }

  /// Ends connections until twenty changes have failed.
  private int kill(AtomicBoolean running, AtomicInteger failed) {
    String pick =
        "select count(pg_terminate_backend(pid)) from pg_stat_activity"
            + " where application_name = 'sadari' and datname = current_database()"
            + " and state <> 'idle' and random() < 0.5";
    try {
      Await.until("twenty changes failed", () -> ask(pick) >= 0 && failed.get() >= 20);
    } finally {
      running.set(false);
    }
    return 0;
  }

  private int change(List<AccountId> people, AtomicBoolean running, AtomicInteger failed) {
    Random random = new Random();
    while (running.get()) {
      AccountId follower = people.get(random.nextInt(people.size()));
      AccountId target = people.get(random.nextInt(people.size()));
      State state = random.nextBoolean() ? State.FOLLOWING : State.NONE;
      try {
        follows().set(follower, target, to(follower, state));
      } catch (Failure expected) {
        failed.incrementAndGet();
      }
    }
    return 0;
  }
}
