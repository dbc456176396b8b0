package sadari.contract.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sadari.contract.Accounts;
import sadari.contract.Ids;
import sadari.contract.Race;
import sadari.core.account.AccountStore;
import sadari.core.id.AccountId;
import sadari.core.id.AppId;
import sadari.core.id.TokenId;
import sadari.core.session.AccessToken;
import sadari.core.session.AuthorizationCode;
import sadari.core.session.Scopes;
import sadari.core.session.TokenStore;
import sadari.core.session.TokenStore.Redemption;

/// What [TokenStore] promises.
public interface TokenStoreContract {
  /// The time of the tests.
  Instant NOW = Instant.parse("2026-11-20T04:30:00.123Z");

  /// The store.
  TokenStore tokens();

  /// The accounts that tokens are for.
  AccountStore accounts();

  private static AccessToken token(Optional<AppId> app, AccountId account) {
    Scopes scopes = new Scopes(Set.of("read", "write:statuses"));
    return new AccessToken(
        Ids.token(account), app, Optional.of(account), scopes, "a".repeat(64), Optional.empty());
  }

  private static AccessToken appToken(AccountId account) {
    return token(Optional.of(Ids.app()), account);
  }

  private AccessToken added(AccessToken token) {
    tokens().add(token);
    return token;
  }

  private static AuthorizationCode code(AccountId account, Optional<String> challenge) {
    return new AuthorizationCode(
        Ids.token(account),
        Ids.app(),
        account,
        Scopes.READ,
        "https://client.example/back?state='1'",
        challenge,
        "b".repeat(64),
        NOW.plusSeconds(60));
  }

  private AuthorizationCode addedCode(AccountId account) {
    AuthorizationCode code = code(account, Optional.empty());
    tokens().addCode(code);
    return code;
  }

  private boolean isThere(AccessToken token) {
    return tokens().find(token.id()).isPresent();
  }

  @Test
  default void tokensOfEveryKindAreFoundAsTheyWere() {
    AccountId account = Ids.account();
    AppId app = Ids.app();
    AccessToken ofAnApp = added(appToken(account));
    AccessToken session = added(token(Optional.empty(), account));
    AccessToken appsOwn =
        added(
            new AccessToken(
                Ids.token(app),
                Optional.of(app),
                Optional.empty(),
                Scopes.ALL,
                "c".repeat(64),
                Optional.of(NOW)));

    assertEquals(Optional.of(ofAnApp), tokens().find(ofAnApp.id()));
    assertEquals(Optional.of(session), tokens().find(session.id()));
    assertEquals(Optional.of(appsOwn), tokens().find(appsOwn.id()));
    assertEquals(Optional.empty(), tokens().find(Ids.token(account)));
  }

  @Test
  default void addingTheSameIdAgainChangesNothing() {
    AccessToken first = added(appToken(Ids.account()));

    added(
        new AccessToken(
            first.id(), Optional.empty(), first.account(), Scopes.ALL, "x", Optional.of(NOW)));

    assertEquals(Optional.of(first), tokens().find(first.id()));
  }

  @Test
  default void aRevokedTokenIsNeverFoundAgain() {
    AccountId account = Ids.account();
    AccessToken token = added(appToken(account));
    AccessToken other = added(appToken(account));

    List<Boolean> revoked = Race.of(6, _ -> tokens().revoke(token.id()));

    assertEquals(1, Collections.frequency(revoked, true));
    assertEquals(Optional.empty(), tokens().find(token.id()));
    assertFalse(tokens().revoke(token.id()));
    assertEquals(Optional.of(other), tokens().find(other.id()));
  }

  @Test
  default void revokingSessionsSparesOneAndAppsAndOthers() {
    AccountId account = Ids.account();
    AccessToken here = added(token(Optional.empty(), account));
    AccessToken there = added(token(Optional.empty(), account));
    AccessToken elsewhere = added(token(Optional.empty(), account));
    AccessToken app = added(appToken(account));
    AccessToken neighbour = added(token(Optional.empty(), Ids.account(account.bucket())));

    List<TokenId> revoked = tokens().revokeSessions(account, Optional.of(here.id()));

    assertEquals(Set.of(there.id(), elsewhere.id()), Set.copyOf(revoked));
    assertEquals(2, revoked.size());
    assertTrue(Stream.of(here, app, neighbour).allMatch(this::isThere));
    assertTrue(Stream.of(there, elsewhere).noneMatch(this::isThere));
    assertEquals(List.of(here.id()), tokens().revokeSessions(account, Optional.empty()));
    assertFalse(isThere(here));
  }

  @Test
  default void codesAreFoundAsTheyWereUsedOrNot() {
    AccountId account = Ids.account();
    AuthorizationCode plain = code(account, Optional.empty());
    AuthorizationCode proof =
        code(account, Optional.of("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));

    tokens().addCode(plain);
    tokens().addCode(proof);
    tokens().redeem(proof.id(), appToken(account));

    assertEquals(Optional.of(plain), tokens().findCode(plain.id()));
    assertEquals(Optional.of(proof), tokens().findCode(proof.id()));
    assertEquals(Optional.empty(), tokens().findCode(Ids.token(account)));
  }

  @Test
  default void addingACodeAgainDoesNotMakeItFreshAgain() {
    AccountId account = Ids.account();
    AuthorizationCode code = addedCode(account);
    tokens().redeem(code.id(), appToken(account));

    tokens().addCode(code);

    assertEquals(new Redemption.Replayed(), tokens().redeem(code.id(), appToken(account)));
  }

  @Test
  default void aCodeGivesItsToken() {
    AccountId account = Ids.account();
    AuthorizationCode code = addedCode(account);
    AccessToken token = appToken(account);

    assertEquals(new Redemption.Redeemed(), tokens().redeem(code.id(), token));

    assertEquals(Optional.of(token), tokens().find(token.id()));
  }

  @Test
  default void aReplayRevokesTheTokenOfThatCodeOnly() {
    AccountId account = Ids.account();
    AuthorizationCode code = addedCode(account);
    AccessToken first = appToken(account);
    AccessToken second = appToken(account);
    AccessToken ofOtherCode = appToken(account);
    tokens().redeem(code.id(), first);
    tokens().redeem(addedCode(account).id(), ofOtherCode);

    assertEquals(new Redemption.Replayed(), tokens().redeem(code.id(), second));

    assertFalse(isThere(first));
    assertFalse(isThere(second));
    assertTrue(isThere(ofOtherCode));
  }

  @Test
  default void anUnknownCodeGivesNothing() {
    AccountId account = Ids.account();
    AccessToken token = appToken(account);

    assertEquals(new Redemption.Unknown(), tokens().redeem(Ids.token(account), token));

    assertFalse(isThere(token));
  }

  @Test
  default void ofManyExchangesOfOneCodeExactlyOneSucceeds() {
    AccountId account = Ids.account();
    AuthorizationCode code = addedCode(account);
    List<AccessToken> wanted = Stream.generate(() -> appToken(account)).limit(12).toList();

    List<Redemption> outcomes =
        Race.of(wanted.size(), i -> tokens().redeem(code.id(), wanted.get(i)));

    assertEquals(1, Collections.frequency(outcomes, new Redemption.Redeemed()));
    assertEquals(11, Collections.frequency(outcomes, new Redemption.Replayed()));
    // The others were replays, so not even the first one's token is left.
    assertTrue(wanted.stream().noneMatch(this::isThere));
  }

  @Test
  default void aFrozenAccountHasNothingAndGetsNothing() {
    AccountId account = Accounts.in(accounts());
    AuthorizationCode code = addedCode(account);
    List<AccessToken> all =
        List.of(added(appToken(account)), added(token(Optional.empty(), account)));
    AccessToken neighbour = added(appToken(Accounts.in(accounts())));
    AccessToken later = appToken(account);

    List<TokenId> revoked = tokens().freeze(account);

    assertEquals(Set.copyOf(all.stream().map(AccessToken::id).toList()), Set.copyOf(revoked));
    assertFalse(tokens().add(later));
    assertFalse(tokens().addCode(code));
    assertEquals(new Redemption.Frozen(), tokens().redeem(code.id(), later));
    assertEquals(Optional.empty(), tokens().findCode(code.id()));
    assertTrue(Stream.concat(all.stream(), Stream.of(later)).noneMatch(this::isThere));
    assertTrue(isThere(neighbour));
    assertEquals(List.of(), tokens().freeze(account));
  }

  @Test
  default void aThawedAccountGetsTokensAgainAndNoneOfTheOldOnes() {
    AccountId account = Accounts.in(accounts());
    AccessToken old = added(appToken(account));
    AuthorizationCode code = addedCode(account);
    List<TokenId> _ = tokens().freeze(account);

    tokens().thaw(account);
    tokens().thaw(account);

    assertFalse(isThere(old));
    assertEquals(new Redemption.Unknown(), tokens().redeem(code.id(), appToken(account)));
    AccessToken fresh = appToken(account);
    assertTrue(tokens().add(fresh));
    assertTrue(isThere(fresh));
    assertTrue(tokens().addCode(code(account, Optional.empty())));
  }

  @Test
  default void freezingNobodyDoesNothing() {
    assertEquals(List.of(), tokens().freeze(Ids.account()));
    tokens().thaw(Ids.account());
  }

  /// Some come before the freezing and are undone, some after and are refused.
  @Test
  default void noTokenIsLeftOfWhatWasUnderWayWhenAnAccountWasFrozen() {
    for (int round = 0; round < 15; round++) {
      AccountId account = Accounts.in(accounts());
      List<AccessToken> wanted = Stream.generate(() -> appToken(account)).limit(9).toList();
      List<AuthorizationCode> codes =
          Stream.generate(() -> addedCode(account)).limit(wanted.size()).toList();

      List<Integer> _ =
          Race.of(
              wanted.size(),
              i -> {
                AccessToken token = wanted.get(i);
                return switch (i % 3) {
                  case 0 -> i == 3 ? tokens().freeze(account).size() : 0;
                  case 1 -> tokens().add(token) ? 1 : 0;
                  default ->
                      tokens().redeem(codes.get(i).id(), token) instanceof Redemption.Redeemed
                          ? 1
                          : 0;
                };
              });

      assertTrue(wanted.stream().noneMatch(this::isThere), "in round " + round);
      assertTrue(codes.stream().allMatch(code -> tokens().findCode(code.id()).isEmpty()));
    }
  }

  private AccessToken ending(Optional<Instant> end) {
    AccountId account = Ids.account();
    return added(
        new AccessToken(
            Ids.token(account),
            Optional.empty(),
            Optional.of(account),
            Scopes.ALL,
            "d".repeat(64),
            end));
  }

  @Test
  default void whatIsOverIsForgottenAndNothingElse() {
    Instant end = NOW.minusSeconds(1_000);
    AccessToken over = ending(Optional.of(end.minusMillis(1)));
    AccessToken notYet = ending(Optional.of(end));
    AccessToken never = ending(Optional.empty());
    AuthorizationCode code = addedCode(Ids.account());

    tokens().forgetExpired(end, 1_000);

    assertFalse(isThere(over));
    assertTrue(isThere(notYet));
    assertTrue(isThere(never));
    assertTrue(tokens().findCode(code.id()).isPresent());
    tokens().forgetExpired(code.expiresAt().plusSeconds(1), 1_000);
    assertFalse(tokens().findCode(code.id()).isPresent());
  }
}
