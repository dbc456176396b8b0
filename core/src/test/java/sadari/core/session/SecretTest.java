package sadari.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretTest {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private final SecureRandom random = new SecureRandom();

  @Test
  void wireFormIs54UrlSafeCharactersThatAreReadBack() {
    Secret secret = Secret.create(Long.MAX_VALUE, random);

    assertTrue(secret.text().matches("[A-Za-z0-9_-]{54}"), secret.text());
    assertEquals(Optional.of(secret), Secret.parse(secret.text()));
    assertTrue(Secret.parse(secret.text()).orElseThrow().matches(secret.hash()));
  }

  @Test
  void wireFormOfKnownBytesIsKnown() {
    Secret secret = Secret.create(1, new AllZero());

    assertEquals("AAAAAAAAAAE" + "A".repeat(43), secret.text());
    assertEquals("66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925", secret.hash());
  }

  @Test
  void everySecretIsAnother() {
    Set<String> texts = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      texts.add(Secret.create(7, random).text());
    }

    assertEquals(1_000, texts.size());
  }

  @Test
  void everyOtherTextIsAnotherSecretOrNone() {
    Secret secret = Secret.create(123_456_789_012_345L, random);
    for (int i = 0; i < secret.text().length(); i++) {
      for (int c = 0; c < ALPHABET.length(); c++) {
        String other =
            secret.text().substring(0, i) + ALPHABET.charAt(c) + secret.text().substring(i + 1);
        boolean isIt =
            Secret.parse(other)
                .filter(read -> read.id() == secret.id())
                .filter(read -> read.matches(secret.hash()))
                .isPresent();

        assertEquals(other.equals(secret.text()), isIt, () -> "changed at a character");
      }
    }
  }

  @Test
  void sameRandomBytesUnderAnotherIdKeepTheIdApart() {
    Secret one = Secret.create(1, new AllZero());
    Secret two = Secret.create(2, new AllZero());

    assertTrue(one.matches(two.hash()));
    assertNotEquals(one.id(), Secret.parse(two.text()).orElseThrow().id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short",
        "AAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
        "AAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "_AAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
        "AAAAAAAAAA/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAA+AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n\n",
        "AAAAAAAAAAE가나다라마바사아자차카타파하AAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void whatIsNotTheWireFormIsRefused(String text) {
    assertEquals(Optional.empty(), Secret.parse(text));
  }

  @Test
  void noTextMakesItThrow() {
    long seed = System.nanoTime();
    Random fuzz = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = 0; n < 54; n++) {
        text.append((char) fuzz.nextInt(i % 2 == 0 ? 128 : 0x10000));
      }
      assertEquals(Optional.empty(), Secret.parse(text.toString()), "seed " + seed);
    }
  }

  @Test
  void otherHashesDoNotMatch() {
    Secret secret = Secret.create(1, random);

    assertFalse(secret.matches(""));
    assertFalse(secret.matches(secret.hash().substring(1)));
    assertFalse(secret.matches(secret.text()));
    assertFalse(secret.matches("가".repeat(64)));
  }

  @Test
  void secretIsNeverShown() {
    Secret secret = Secret.create(1, random);

    assertEquals("Secret[***]", secret.toString());
  }

  @Test
  void derivedSecretsDifferByPurposeAndTellNothing() {
    Secret secret = Secret.create(1, random);

    assertEquals(secret.derived("form"), Secret.parse(secret.text()).orElseThrow().derived("form"));
    assertNotEquals(secret.derived("form"), secret.derived("other"));
    assertNotEquals(secret.derived("form"), Secret.create(1, random).derived("form"));
    assertTrue(secret.derived("form").matches("[0-9a-f]{40}"));
  }

  /// Random bytes that are not.
  private static final class AllZero extends Random {
    @Override
    public void nextBytes(byte[] bytes) {
      java.util.Arrays.fill(bytes, (byte) 0);
    }
  }
}
