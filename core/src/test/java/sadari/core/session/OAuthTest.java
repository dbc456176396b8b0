package sadari.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sadari.core.MovableClock;
import sadari.core.id.AccountId;
import sadari.core.id.IdGenerator;
import sadari.core.id.MemoryLeases;

final class OAuthTest {
  private static final String BACK = "https://client.example/back";
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private final MovableClock clock = new MovableClock();
  private final SecureRandom random = new SecureRandom();
  private final IdGenerator ids =
      new IdGenerator(new MemoryLeases(clock, 1), clock, new SecureRandom());
  private final OAuth oauth = new OAuth(new MemoryApps(), new MemoryTokens(), ids, clock, random);
  private final OAuth.Registered client =
      oauth.register("Client", Optional.empty(), List.of(BACK), Scopes.ALL);
  private final AccountId account = ids.account();

  /// RFC 7636, appendix B.
  @Test
  void challengeIsThatOfTheRfcsExample() {
    assertEquals(CHALLENGE, OAuth.s256(VERIFIER));
  }

  @Test
  void codeIsExchangedOnceAndItsReplayRevokesWhatItGave() {
    String code = code(Optional.of(CHALLENGE));

    OAuth.Granted granted = exchange(code, VERIFIER).orElseThrow();
    assertEquals(Optional.of(account), holder(granted));
    assertTrue(exchange(code, VERIFIER).isEmpty());

    assertTrue(oauth.authenticate(granted.secret().text()).isEmpty());
  }

  @Test
  void howeverMuchIsOverItIsForgottenInOneTurn() {
    for (int i = 0; i < 3_500; i++) {
      String _ = code(Optional.of(CHALLENGE));
    }
    clock.advance(OAuth.CODE_LIFE.plus(Duration.ofDays(2)));
    ids.renew();
    String fresh = code(Optional.of(CHALLENGE));

    assertEquals(3_500, oauth.sweep());

    assertEquals(0, oauth.sweep());
    assertTrue(exchange(fresh, VERIFIER).isPresent());
  }

  @Test
  void codeNeedsItsProofKey() {
    assertTrue(exchange(code(Optional.of(CHALLENGE)), "wrong").isEmpty());
    assertTrue(exchange(code(Optional.of(CHALLENGE)), CHALLENGE).isEmpty());
    assertTrue(exchange(code(Optional.of(CHALLENGE)), "").isEmpty());
    assertTrue(exchange(code(Optional.of(CHALLENGE)), VERIFIER).isPresent());
  }

  /// RFC 9700, section 2.1.1: somebody may have taken the challenge out on the way.
  @Test
  void proofKeyThatWasNotAnnouncedIsRefused() {
    assertTrue(exchange(code(Optional.empty()), VERIFIER).isEmpty());
    assertTrue(exchange(code(Optional.empty()), "").isPresent());
  }

  @Test
  void codeIsBoundToItsApplicationItsAddressAndItsTime() {
    App other = oauth.register("Other", Optional.empty(), List.of(BACK), Scopes.ALL).app();
    String code = code(Optional.empty());

    assertTrue(oauth.exchange(other, code, BACK, Optional.empty()).isEmpty());
    assertTrue(oauth.exchange(client.app(), code, BACK + "/", Optional.empty()).isEmpty());
    assertTrue(exchange(code(Optional.empty()) + "A", "").isEmpty());
    clock.advance(OAuth.CODE_LIFE.minusMillis(1));
    ids.renew();
    assertTrue(exchange(code, "").isPresent());
    String late = code(Optional.empty());
    clock.advance(OAuth.CODE_LIFE);
    ids.renew();
    assertTrue(exchange(late, "").isEmpty());
  }

  @Test
  void clientSecretIsTheApplicationsOwn() {
    OAuth.Registered other = oauth.register("Other", Optional.empty(), List.of(BACK), Scopes.ALL);
    String id = client.app().id().text();

    assertEquals(Optional.of(client.app()), oauth.app(id, client.secret().text()));
    assertTrue(oauth.app(id, other.secret().text()).isEmpty());
    assertTrue(oauth.app(id, "").isEmpty());
    assertTrue(oauth.app("none", client.secret().text()).isEmpty());
  }

  @Test
  void sessionEndsAfterItsLifeOrWhenItIsClosed() {
    OAuth.Granted one = oauth.openSession(account).orElseThrow();
    OAuth.Granted two = oauth.openSession(account).orElseThrow();
    Principal first = oauth.authenticate(one.secret().text()).orElseThrow();

    oauth.closeOtherSessions(first, account);
    assertTrue(oauth.authenticate(two.secret().text()).isEmpty());
    clock.advance(OAuth.SESSION_LIFE.minus(Duration.ofMillis(1)));
    assertTrue(oauth.authenticate(one.secret().text()).isPresent());
    clock.advance(Duration.ofMillis(1));
    assertTrue(oauth.authenticate(one.secret().text()).isEmpty());
  }

  @Test
  void applicationRevokesItsOwnTokensOnly() {
    App other = oauth.register("Other", Optional.empty(), List.of(BACK), Scopes.ALL).app();
    String token =
        oauth.grant(client.app().id(), account, Scopes.READ).orElseThrow().secret().text();

    oauth.revoke(other, token);
    assertTrue(oauth.authenticate(token).isPresent());
    oauth.revoke(client.app(), token);
    assertFalse(oauth.authenticate(token).isPresent());
  }

  @Test
  void tokenOfTheRightIdWithOtherBytesIsNobodys() {
    OAuth.Granted granted = oauth.openSession(account).orElseThrow();

    String forged = Secret.create(granted.token().id().value(), random).text();

    assertTrue(oauth.authenticate(forged).isEmpty());
  }

  private String code(Optional<String> challenge) {
    return oauth.consent(client.app(), account, Scopes.READ, BACK, challenge).orElseThrow().text();
  }

  private Optional<OAuth.Granted> exchange(String code, String verifier) {
    return oauth.exchange(client.app(), code, BACK, Optional.of(verifier));
  }

  private Optional<AccountId> holder(OAuth.Granted granted) {
    return oauth.authenticate(granted.secret().text()).orElseThrow().token().account();
  }
}
