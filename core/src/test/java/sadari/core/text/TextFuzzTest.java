package sadari.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever strangers send: never an exception, never other markup, never more than linear time.
final class TextFuzzTest {
  private static final List<String> PIECES =
      List.of(
          "http://",
          "https://",
          "HTTP://",
          "a.example",
          "://",
          "www.",
          "@",
          "@alice",
          "@a@b.c",
          "#",
          "＃",
          "#tag",
          "#사다리",
          "#123",
          "<script>",
          "</p>",
          "<",
          ">",
          "\"",
          "'",
          "&",
          "&amp;",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          ".",
          ",",
          "…",
          "。",
          "、",
          " ",
          "\n",
          "\n\n",
          "\r\n",
          "\t",
          "\u0000",
          "\u0085",
          "\u00A0",
          "\u200D",
          "\u202E",
          "\u2028",
          "\u3000",
          "\uFDFA",
          "\uFEFF",
          "\uD83E",
          "\uDE9C",
          "🪜",
          "가",
          "e\u0301",
          "에서",
          "é",
          ":",
          "/",
          "?",
          "\\",
          "-",
          "_",
          "x");

  private final Html html = new Html("https://sadari.example", "b.c");

  @RepeatedTest(4)
  void everyTextBecomesSafeHtmlThatReadsAsItWasWritten() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      String raw = randomText(random);
      String text = Clean.text(raw);

      HtmlReader.Page page = HtmlReader.read(html.of(text));

      String expected = text.isBlank() ? "" : text.replaceAll("\n{2,}", "\n\n");
      assertEquals(expected, page.text(), () -> "seed " + seed);
    }
  }

  @RepeatedTest(4)
  void tokensOfAnyTextAreInOrderAndInBounds() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      String raw = randomText(random);
      int at = 0;
      for (Token token : Tokenizer.tokens(raw)) {
        assertTrue(token.start() >= at && token.end() > token.start(), () -> "seed " + seed);
        at = token.end();
      }
      assertTrue(at <= raw.length(), () -> "seed " + seed);
      assertTrue(Tokenizer.length(raw) >= 0, () -> "seed " + seed);
      HtmlReader.read(html.of(raw, _ -> true));
    }
  }

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(40); n > 0; n--) {
      if (random.nextInt(8) == 0) {
        text.append((char) random.nextInt(0x10000));
      } else {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    return text.toString();
  }

  /// Four times the text takes about four times the time: quadratic work would take sixteen times.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "@",
        "#",
        "http://",
        "(",
        ")",
        "http://a)",
        "http://a.bc가",
        "http://a.b/(",
        "a@",
        "@a@",
        "@a@b.",
        "@a@b.cd가",
        "#a",
        "#1",
        "&#",
        ".",
        "http://a.b/。",
        "\n",
        "x",
        "가",
        "🪜",
        "<",
        "@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "https",
        "http://a:b@",
        "\uD83E",
        "#\uFDFA",
        "://"
      })
  void timeIsLinearForHostileTexts(String piece) {
    String small = twice(piece.repeat(12_000 / piece.length()));
    String large = twice(piece.repeat(48_000 / piece.length()));
    long warmUp = least(small, 3) + least(large, 2);
    assertTrue(warmUp >= 0);

    double ratio = (double) least(large, 4) / Math.max(1, least(small, 8));

    assertTrue(ratio < 10, "ratio " + ratio);
  }

  /// By itself, and as a part of a link.
  private static String twice(String text) {
    return text + " http://a" + text;
  }

  private long least(String text, int runs) {
    return LongStream.generate(() -> work(text)).limit(runs).min().orElseThrow();
  }

  private long work(String text) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    int length = html.of(Clean.text(text)).length() + Tokenizer.length(text);
    assertTrue(length > 0);
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
  }
}
