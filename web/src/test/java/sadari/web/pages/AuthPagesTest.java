package sadari.web.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The plain pages on which people come in.
class AuthPagesTest {
  private static final String HOSTILE = "\"><script>alert('x')</script>";
  private static final Reader ENGLISH = new Reader(Language.EN, Theme.AUTO, true);
  private static final Reader KOREAN = new Reader(Language.KO, Theme.DARK, true);

  private final AuthPages pages = new AuthPages(AssetFiles.site());

  @Test
  void whatPeopleEnterComesBackEscaped() {
    Map<String, String> entered = Map.of("username", HOSTILE, "email", HOSTILE);
    SignUpView view = new SignUpView(ENGLISH, HOSTILE, "/", entered, Map.of("username", "invalid"));

    String html = pages.signUp(view).html();

    assertFalse(html.contains("<script"), html);
    assertTrue(html.contains("value=\"&quot;&gt;&lt;script&gt;"), html);
  }

  @Test
  void aHostileApplicationNameStaysText() {
    String html = pages.consent(consent(HOSTILE, "https://app.example/back")).html();

    assertFalse(html.contains("<script"), html);
  }

  @Test
  void everyFieldHasALabelAndEveryPageOneHeading() {
    for (Page page : allPages()) {
      Set<String> labels = found(page, "<label class=\"label\" for=\"([^\"]+)\"");
      Set<String> fields = found(page, "<input class=\"field[^\"]*\" id=\"([^\"]+)\"");

      assertEquals(fields, labels);
      assertEquals(1, page.html().split("<h1", -1).length - 1, page.html());
      assertTrue(page.html().contains("<main"), page.html());
    }
  }

  @Test
  void noPageNeedsInlineStylesOrScripts() {
    for (Page page : allPages()) {
      assertFalse(
          Pattern.compile("<script|<style|\\sstyle=|\\son\\w+=").matcher(page.html()).find());
      assertTrue(page.policy().startsWith("default-src 'none'"), page.policy());
      assertFalse(page.policy().contains("unsafe"), page.policy());
    }
  }

  @Test
  void aWrongFieldSaysSoToEverybody() {
    SignUpView view =
        new SignUpView(
            KOREAN, "token", "/", Map.of("username", "minji"), Map.of("username", "taken"));

    String html = pages.signUp(view).html();

    assertTrue(html.contains("aria-invalid=\"true\""), html);
    assertTrue(html.contains("aria-describedby=\"username-wrong username-hint\""), html);
    assertTrue(html.contains("이미 사용 중이에요."), html);
  }

  @Test
  void theConsentMayLeadToTheApplicationAndNowhereElse() {
    Page page = pages.consent(consent("Toot", "https://app.example:8443/back?x=1"));

    assertTrue(
        page.policy().contains("form-action 'self' https://app.example:8443;"), page.policy());
    assertTrue(page.html().contains("name=\"decision\" value=\"allow\""), page.html());
  }

  @Test
  void theLogInBeforeAConsentMayLeadThereToo() {
    String path = "/oauth/authorize?client_id=1&redirect_uri=mytoot%3A%2F%2Fback";

    Page page = pages.logIn(LogInView.fresh(ENGLISH, "token", path));

    assertTrue(page.policy().contains("form-action 'self' mytoot:;"), page.policy());
  }

  @Test
  void scopesAreToldInTheReadersWords() {
    String html = pages.consent(consent("Toot", "urn:ietf:wg:oauth:2.0:oob")).html();

    assertTrue(html.contains("글 읽기"), html);
    assertTrue(html.contains("나 대신 글을 올리고 계정 바꾸기"), html);
  }

  private List<Page> allPages() {
    return List.of(
        pages.signUp(SignUpView.fresh(ENGLISH, "token", "/")),
        pages.logIn(new LogInView(KOREAN, "token", "/settings", "minji", true)),
        pages.consent(consent("Toot", "https://app.example/back")),
        pages.showCode(new CodeView(ENGLISH, "Toot", "1234-abcd")),
        pages.error(new ErrorView(KOREAN, "이유")));
  }

  private static ConsentView consent(String app, String redirectUri) {
    return new ConsentView(
        KOREAN,
        app,
        List.of("read:statuses", "write"),
        "minji",
        "민지",
        Optional.empty(),
        new ConsentView.Request(
            "token", redirectUri, "/oauth/authorize?x=1", Map.of("client_id", "1")));
  }

  private static Set<String> found(Page page, String pattern) {
    return Pattern.compile(pattern)
        .matcher(page.html())
        .results()
        .map((MatchResult result) -> result.group(1))
        .collect(Collectors.toSet());
  }
}
