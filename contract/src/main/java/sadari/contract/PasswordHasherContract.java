package sadari.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sadari.core.account.PasswordHasher;

/// All that a [PasswordHasher] promises. It lets at least four wait for their turn.
public interface PasswordHasherContract {
  PasswordHasher hasher();

  @ParameterizedTest
  @ValueSource(strings = {"correct horse", "비밀번호 사다리", "🪜🪜🪜🪜", " ", "", "a\u0000b", "x'; --"})
  default void passwordMatchesItsHashAndNoOtherDoes(String password) {
    String hash = hasher().hash(password);

    assertTrue(hasher().matches(password, hash));
    assertFalse(hasher().matches(password + "x", hash));
    assertFalse(hasher().matches("x" + password, hash));
    assertFalse(password.length() > 1 && hasher().matches(password.substring(1), hash));
  }

  @Test
  default void everyCharacterOfALongPasswordCounts() {
    String password = "가".repeat(127) + "a";
    String hash = hasher().hash(password);

    assertTrue(hasher().matches(password, hash));
    assertFalse(hasher().matches("가".repeat(127) + "b", hash));
  }

  @Test
  default void caseCounts() {
    assertFalse(hasher().matches("Sesame open", hasher().hash("sesame open")));
  }

  @Test
  default void passwordMatchesHoweverItsAccentsAreComposed() {
    String password = "crème brûlée 사다리";

    String hash = hasher().hash(Normalizer.normalize(password, Normalizer.Form.NFC));

    assertTrue(hasher().matches(Normalizer.normalize(password, Normalizer.Form.NFD), hash));
  }

  @Test
  default void samePasswordHasAnotherHashEachTime() {
    assertNotEquals(hasher().hash("correct horse"), hasher().hash("correct horse"));
  }

  @Test
  default void hashIsShortPlainTextThatDoesNotTellThePassword() {
    String hash = hasher().hash("correct horse");

    assertTrue(hash.length() <= 255, hash);
    assertTrue(hash.chars().allMatch(c -> c > ' ' && c < 0x7F), hash);
    assertFalse(hash.contains("horse"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "plain", "$", "$$$$$$", "$2b$10$abc", "null", "비밀"})
  default void garbageInPlaceOfAHashMatchesNothing(String garbage) {
    assertFalse(hasher().matches("correct horse", garbage));
    assertFalse(hasher().matches(garbage, garbage));
  }

  @Test
  default void nobodyHasAnyPassword() {
    assertFalse(hasher().matchesNobody("correct horse"));
    assertFalse(hasher().matchesNobody(""));
  }

  @Test
  default void hashesMadeAtTheSameTimeAreRight() {
    List<Boolean> right =
        Race.of(4, i -> hasher().matches("password " + i, hasher().hash("password " + i)));

    assertEquals(Collections.nCopies(4, true), right);
  }
}
