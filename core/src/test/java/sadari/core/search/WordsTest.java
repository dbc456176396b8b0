package sadari.core.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WordsTest {
  /// Letters whose folding has its own rules: case, accents, widths, Hangul, ligatures, kana.
  private static final int[] LETTERS = "aZéßİıΣςйЁ김민ㄱ각ﬁＡ①がダ中अाⅧﷺ🪜 '_-".codePoints().toArray();

  @ParameterizedTest
  @CsvSource({
    "Nguyễn, NGUYEN",
    "Ёлка, елка",
    "ΟΔΟΣ, οδος",
    "İstanbul, istanbul",
    "ＦＵＬＬ, full",
    "ﬁne, fine",
    "각, 각"
  })
  void spellingsOfOneWordAreOne(String one, String other) {
    assertEquals(Words.of(one), Words.of(other));
  }

  @ParameterizedTest
  @CsvSource({"김민준, 김민", "김민준, 김미", "김민준, 김ㅁ", "José, jose", "Στέφανος, ΣΤΕΦΑΝΟΣ"})
  void whatIsHalfWrittenIsAStart(String name, String written) {
    String start = Words.of(written).getFirst();

    assertTrue(Words.of(name).getFirst().startsWith(start), start);
  }

  @Test
  void whatDiffersStaysDifferent() {
    assertNotEquals(Words.of("か"), Words.of("が"));
    assertNotEquals(Words.of("김"), Words.of("긴"));
    assertNotEquals(Words.of("हि"), Words.of("ह"));
  }

  @Test
  void whatIsNoLetterNoDigitAndNoUnderscoreDivides() {
    assertEquals(
        List.of("o", "hara", "sky_lantern", "4", "b"),
        Words.of("  O'Hara–(sky_lantern) 🪜 4%b O\u0000"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "🪜", "%", "\\", "\u0301", "\uD83D", "\u0000"})
  void whereThereIsNoLetterThereIsNoWord(String text) {
    assertEquals(List.of(), Words.of(text));
  }

  @Test
  void theStartOfATextHasTheStartsOfItsWords() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder("x");
      for (int i = random.nextInt(8); i >= 0; i--) {
        text.appendCodePoint(LETTERS[random.nextInt(LETTERS.length)]);
      }
      String whole = text.toString();
      String start = whole.substring(0, whole.offsetByCodePoints(0, 1 + random.nextInt(2)));

      String first = Words.of(start).getFirst();
      assertTrue(Words.of(whole).getFirst().startsWith(first), "seed " + seed + ": " + whole);
    }
  }
}
