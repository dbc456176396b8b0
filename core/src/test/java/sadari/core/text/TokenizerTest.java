package sadari.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each row: a text, and its tokens as they are in it, separated by ` ; `.
final class TokenizerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          https://a.example | https://a.example
          see http://a.example/x. Then | http://a.example/x
          https://a.example/x, https://b.example! | https://a.example/x ; https://b.example
          (https://a.example/x) | https://a.example/x
          (see https://a.example/x_(y)) | https://a.example/x_(y)
          https://a.example/x_(y) | https://a.example/x_(y)
          https://a.example/(x)) | https://a.example/(x)
          [https://a.example/[x]] | https://a.example/[x]
          {https://a.example/x} | https://a.example/x
          "https://a.example/x" | https://a.example/x
          <https://a.example/x> | https://a.example/x
          'https://a.example/x' | https://a.example/x
          https://a.example?q=1&r=%20#top... | https://a.example?q=1&r=%20#top
          https://a.example:8443/x?y=http://b.example/ | https://a.example:8443/x?y=http://b.example/
          http://127.0.0.1:8080/ | http://127.0.0.1:8080/
          http://[::1]:80/x | http://[::1]:80/x
          http://localhost/x | http://localhost/x
          HTTPS://A.EXAMPLE/X | HTTPS://A.EXAMPLE/X
          https://a.example/@alice/1#x | https://a.example/@alice/1#x
          https://예시.한국/길?물음=답 | https://예시.한국/길?물음=답
          https://münchen.example/straße | https://münchen.example/straße
          https://versicherung.vermögensberater/x | https://versicherung.vermögensberater/x
          https://a.example/사다리 | https://a.example/사다리
          https://a.example에서 봤어요 | https://a.example
          https://a.example입니다. | https://a.example
          https://a.example:80에서 | https://a.example:80에서
          https://a.exampleを見て | https://a.example
          こちらhttps://a.example/x。 | https://a.example/x
          여기https://a.example/x、다음 | https://a.example/x、다음
          「https://a.example/x」 | https://a.example/x
          https://a.example/x　次 | https://a.example/x
          https://a.example/🪜 | https://a.example/🪜
          https://a.example/x— | https://a.example/x—
          https://a.example/x… | https://a.example/x
          """)
  void linksAreFoundWithoutTheSentenceAroundThem(String text, String tokens) {
    assertEquals(tokens, found(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JavaScript://a.example/%0Aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://a.example",
        "//a.example/x",
        "a.example/x",
        "www.a.example",
        "http:/a.example",
        "http://",
        "http://.",
        "http:///x",
        "http://?x",
        "http:// a.example",
        "http://\"x",
        "http://<x>",
        "http://-",
        "xhttp://a.example",
        "1https://a.example",
        "https://bank.example@evil.example/x",
        "https://user:password@evil.example",
        "https://bank.example:443@evil.example",
        "hſttps://a.example"
      })
  void anythingElseIsNoLink(String text) {
    assertTrue(
        Tokenizer.tokens(text).stream().noneMatch(Token.Link.class::isInstance), found(text));
  }

  @Test
  void absurdlyLongAddressIsNoLinkAndCountsAsItIs() {
    String longest = "https://a.example/" + "x".repeat(Tokenizer.MAX_LINK - 18);

    assertEquals(Tokenizer.LINK_LENGTH, Tokenizer.length(longest));
    assertEquals(Tokenizer.MAX_LINK + 1, Tokenizer.length(longest + "x"));
    assertEquals(10_018, Tokenizer.length("https://a.example/" + "x".repeat(10_000)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          @alice | @alice
          @alice! | @alice
          @alice's cat | @alice
          hi @alice, @bob | @alice ; @bob
          (@alice) | @alice
          "@alice" | @alice
          .@alice look | @alice
          -@alice | @alice
          /@alice |
          @alice님 안녕 | @alice
          @aliceさん | @alice
          안녕@alice |
          @Alice_99 | @Alice_99
          @alice.bob | @alice
          @alice- | @alice
          @@alice |
          a@@alice |
          mail me@a.example |
          me.@alice | @alice
          first.last@a.example |
          first_last@a.example |
          @alice@b.example | @alice@b.example
          @alice@b.example. | @alice@b.example
          @alice@b.example:8080, | @alice@b.example:8080
          @alice@b.example에게 | @alice@b.example
          @alice@b.example입니다. | @alice@b.example
          @alice@예시.한국 | @alice@예시.한국
          @alice@ | @alice
          @alice@. | @alice
          @alice@b@c | @alice@b
          @ alice |
          @앨리스 |
          @aaaaaaaaaabbbbbbbbbbcccccccccc | @aaaaaaaaaabbbbbbbbbbcccccccccc
          @aaaaaaaaaabbbbbbbbbbccccccccccd |
          https://a.example/@alice |
          """)
  void mentionsAreFoundAndEmailAddressesAreNot(String text, String mentions) {
    String found =
        Tokenizer.tokens(text).stream()
            .filter(Token.Mention.class::isInstance)
            .map(token -> text.substring(token.start(), token.end()))
            .collect(Collectors.joining(" ; "));

    assertEquals(mentions == null ? "" : mentions, found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          #tag | #tag
          #Tag, #two. | #Tag ; #two
          (#tag) | #tag
          #사다리 | #사다리
          #사다리입니다! | #사다리입니다
          #日本語タグ、次 | #日本語タグ
          ＃全角 | ＃全角
          #café #cafe\u0301 | #café ; #cafe\u0301
          #हिन्दी | #हिन्दी
          #a_b·c | #a_b·c
          #2026년 | #2026년
          #123 |
          #1_2 |
          #___ |
          #٣٤ |
          # tag |
          ##tag |
          a#tag |
          가#tag |
          /#tag |
          &#39; |
          &#x27; |
          #tag#two | #tag
          #c++ | #c
          #🪜 |
          #ladder🪜 | #ladder
          #𝓵𝓪𝓭𝓭𝓮𝓻 | #𝓵𝓪𝓭𝓭𝓮𝓻
          """)
  void tagsAreWordsOfAnyScriptAndNotBareNumbers(String text, String tokens) {
    assertEquals(tokens == null ? "" : tokens, found(text));
  }

  @ParameterizedTest
  @CsvSource({
    "Tag, tag",
    "ＴＡＧ, tag",
    "사다리, 사다리",
    "\u1109\u1161, 사",
    "cafe\u0301, café",
    "ﬁsh, fish",
    "𝓵𝓪𝓭, lad",
    "ㄱ, \u1100",
    "a⒈b, a1b",
    "½x, 12x",
    "İ, i\u0307"
  })
  void tagsAreComparedByWhatTheyMean(String tag, String key) {
    assertEquals(key, Tokenizer.tagKey(tag));
    assertEquals(key, Tokenizer.tagKey(key));
  }

  @Test
  void lettersThatUnfoldToWholeSentencesMakeNoTag() {
    assertEquals("", found("#" + "\uFDFA".repeat(90)));
    assertEquals(18 - 3, Tokenizer.tagKey("\uFDFA").length());
  }

  @Test
  void tokensSayWhatTheyMean() {
    assertEquals(
        List.of(
            new Token.Mention(0, 6, "Alice", ""),
            new Token.Mention(7, 24, "bob", "home.example"),
            new Token.Tag(25, 29, "Tag"),
            new Token.Link(30, 46, "http://a.example")),
        Tokenizer.tokens("@Alice @bob@home.example #Tag http://a.example"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          abc | 3
          사다리 🪜 | 5
          https://a.example | 23
          https://a.example/a/very/long/address/that/is/longer/than/twenty-three | 23
          x https://a.example y https://b.example/🪜 | 51
          @alice | 6
          @alice@a.example | 6
          @alice@예시.한국 hi | 9
          #tag | 4
          """)
  void lengthCountsCodePointsLinksAs23AndMentionsWithoutTheirDomain(String text, int length) {
    assertEquals(length, Tokenizer.length(text));
  }

  private static String found(String text) {
    return Tokenizer.tokens(text).stream()
        .map(token -> text.substring(token.start(), token.end()))
        .collect(Collectors.joining(" ; "));
  }
}
