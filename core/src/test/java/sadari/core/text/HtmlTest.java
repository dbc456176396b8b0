package sadari.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HtmlTest {
  private static final Set<String> KNOWN = Set.of("alice", "bob");

  private final Html html = new Html("https://sadari.example", "sadari.example");

  @Test
  void emptyTextHasNoHtml() {
    assertEquals("", html.of(""));
    assertEquals("", html.of(" \n "));
  }

  @Test
  void linesAndParagraphsAreKept() {
    assertEquals("<p>a<br />b</p><p>c</p><p>d</p>", html.of("a\nb\n\nc\n\n\n\nd"));
  }

  @Test
  void linkShowsItsHostAndTheBeginningOfItsPath() {
    assertEquals(
        "<p><a href=\"https://www.a.example/?x=1&amp;y=%22\" target=\"_blank\""
            + " rel=\"nofollow noopener noreferrer\" translate=\"no\">"
            + "<span class=\"invisible\">https://www.</span><span>a.example/?x=1&amp;y=%22</span>"
            + "<span class=\"invisible\"></span></a></p>",
        html.of("https://www.a.example/?x=1&y=%22"));
  }

  @Test
  void tagLeadsToItsPageWhateverItsScript() {
    assertEquals(
        "<p><a href=\"https://sadari.example/tags/%EC%82%AC%EB%8B%A4%EB%A6%AC\""
            + " class=\"mention hashtag\" rel=\"tag\">#<span>사다리</span></a></p>",
        html.of("#사다리"));
    assertEquals("https://sadari.example/tags/tag", html.tagUrl("ＴＡＧ"));
  }

  @Test
  void peopleOfThisServerAreLinkedAndOthersStayText() {
    HtmlReader.Page page =
        HtmlReader.read(
            html.of(
                "@alice @Bob@SADARI.example @carol @alice@other.example a@alice.example",
                KNOWN::contains));

    assertEquals(
        List.of("https://sadari.example/@alice", "https://sadari.example/@Bob"), page.hrefs());
    assertEquals("@alice @Bob @carol @alice@other.example a@alice.example", page.text());
  }

  @Test
  void mentionedAreThePeopleOfThisServerEachOnce() {
    assertEquals(
        List.of("alice", "bob"),
        html.mentioned("@Alice @bob@sadari.example @ALICE @carol@other.example me@bob.example"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "javascript:alert(1)",
        "data:text/html;base64,PHNjcmlwdD4=",
        "https://a.example/\"onmouseover=\"alert(1)",
        "https://a.example/'onmouseover='alert(1)",
        "https://a.example/<script>",
        "https://a.example/&quot;onclick=alert(1)",
        "https://a.example/`x`",
        "http://\"><script>alert(1)</script>",
        "@alice\"><script>",
        "@alice@sadari.example\"><script>",
        "#tag\"><script>",
        "#tag'onclick='x",
        "&lt;script&gt; &amp; &#60;script&#62;",
        "</p></div></body>",
        "<!-- --> <![CDATA[ ]]>",
        "한국어 <b>굵게</b> 日本語 & 🪜 < 🪜",
        "a < b > c & d \" e ' f"
      })
  void whatAPersonWritesIsNeverMarkup(String text) {
    String made = html.of(text, KNOWN::contains);

    HtmlReader.Page page = HtmlReader.read(made);

    assertEquals(text.replace("@sadari.example", ""), page.text());
    assertFalse(made.contains("<script"));
    assertTrue(page.hrefs().stream().noneMatch(href -> href.contains("\"")));
  }

  /// The shown part ends after 30 units, which may be the middle of a pair.
  @ParameterizedTest
  @ValueSource(ints = {17, 18, 19, 20, 21})
  void linkIsCutBetweenCharactersAndNotInThem(int before) {
    String text = "https://a.example/" + "x".repeat(before - 10 + 9) + "🪜🪜🪜🪜🪜";

    String sent =
        new String(html.of(text).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

    assertEquals(text, HtmlReader.read(sent).text());
  }
}
