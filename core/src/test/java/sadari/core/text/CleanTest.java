package sadari.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CleanTest {
  @Test
  void lineEndsAreOneSign() {
    assertEquals("a\nb\nc\nd\ne\nf", Clean.text("a\r\nb\rc\nd\u2028e\u2029f"));
  }

  @Test
  void controlsAndHalfCharactersAndDirectionOverridesAreTakenOut() {
    assertEquals("abcdefg", Clean.text("a\u0000b\u0007c\u009Fd\uD83Ee\u202Ef\u2066g"));
    assertEquals("a\tb", Clean.text("a\tb"));
  }

  @Test
  void whatLanguagesNeedIsKept() {
    String text = "한국어 日本語 👩‍👩‍👧 🇰🇷 نعم\u200Fلا می\u200Cخواهم";

    assertEquals(text, Clean.text(text));
  }

  @Test
  void spaceAroundIsTakenOff() {
    assertEquals("a b", Clean.text(" \n\u3000a b\u2003\n"));
    assertEquals("", Clean.text(" \u0000 \n"));
  }

  @Test
  void lineIsOneLine() {
    assertEquals("a b c d e", Clean.line("a\nb\tc\r\nd\u2028e\n"));
  }

  @Test
  void lengthIsInCodePoints() {
    assertEquals(3, Clean.length("가🪜x"));
  }

  @Test
  void cleanTextSurvivesUtf8AndIsCleanAlready() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder raw = new StringBuilder();
      for (int n = 0; n < 20; n++) {
        raw.append((char) random.nextInt(0x10000));
      }
      String clean = Clean.text(raw.toString());

      byte[] sent = clean.getBytes(StandardCharsets.UTF_8);
      assertEquals(clean, new String(sent, StandardCharsets.UTF_8), "seed " + seed);
      assertEquals(clean, Clean.text(clean), "seed " + seed);
      assertTrue(Clean.line(clean).indexOf('\n') < 0, "seed " + seed);
    }
  }
}
