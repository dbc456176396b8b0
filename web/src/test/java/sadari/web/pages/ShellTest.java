package sadari.web.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The document that the client program runs in.
class ShellTest {
  private static final Reader READER = new Reader(Language.KO, Theme.DARK, true);
  private static final String EDGE = "https://edge.example";
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private final Shell shell = new Shell(AssetFiles.site());

  @Test
  void itSpeaksTheReadersLanguageAndWearsTheirTheme() {
    String html = stranger().html();

    assertTrue(html.contains("<html lang=\"ko\" data-theme=\"dark\">"), html);
    assertTrue(html.contains("messages/ko."), html);
  }

  @Test
  void onlyTheImportMapIsInlineAndThePolicyNamesIt() {
    Page page = stranger();

    Matcher map = IMPORT_MAP.matcher(page.html());
    assertTrue(map.find(), page.html());
    assertTrue(page.policy().contains(hash(map.group(1))), page.policy());
    assertFalse(page.policy().contains("unsafe-inline"), page.policy());
    assertFalse(Pattern.compile("<style|\\sstyle=|\\son\\w+=").matcher(page.html()).find());
  }

  @Test
  void aStrangerGetsNoToken() {
    assertFalse(stranger().html().contains("csrf-token"));
    assertTrue(stranger().html().contains("data-signed-in=\"false\""));
  }

  @Test
  void aMemberGetsTheTokenOfTheSession() {
    Page page = shell.page(new Shell.View(READER, Optional.of("secret"), Optional.empty()));

    assertTrue(page.html().contains("<meta name=\"csrf-token\" content=\"secret\">"), page.html());
  }

  @Test
  void aPreviewIsEscaped() {
    String hostile = "\"><script>alert(1)</script>";
    Preview preview =
        new Preview(
            hostile, hostile, "https://sadari.example/@a/1", Optional.of(hostile), "", "article");

    String html = shell.page(new Shell.View(READER, Optional.empty(), Optional.of(preview))).html();

    assertFalse(html.contains("<script>alert"), html);
    assertTrue(html.contains("property=\"og:title\" content=\"&quot;&gt;&lt;script"), html);
  }

  @Test
  void scriptsAndStylesThatAPageNeedsAtOnceComeFromAnEdge() {
    Page page = stranger(EDGE);

    assertTrue(page.html().contains("src=\"" + EDGE + "/assets/app/main."), page.html());
    assertTrue(page.html().contains("\"app/dom\":\"" + EDGE + "/assets/app/dom."), page.html());
    assertTrue(page.html().contains("href=\"" + EDGE + "/assets/css/tokens."), page.html());
    String from = EDGE + "/assets/";
    assertTrue(page.policy().contains("script-src 'self' " + from + " 'sha256-"), page.policy());
    assertTrue(page.policy().contains("style-src 'self' " + from + ";"), page.policy());
    assertTrue(page.policy().contains("img-src 'self' blob: data:;"), page.policy());
  }

  @Test
  void whatIsAskedForLaterComesFromTheServerForTheEdgeMayHaveGone() {
    String html = stranger(EDGE).html();

    assertTrue(html.contains("\"app/pages/settings\":\"/assets/app/pages/settings."), html);
    assertTrue(html.contains("\"app/messages/en\":\"/assets/app/messages/en."), html);
    assertTrue(html.contains("\"app/messages/ko\":\"" + EDGE + "/assets/app/messages/ko."), html);
    assertTrue(html.contains("src=\"/assets/img/mark."), html);
  }

  @Test
  void aBrowserRunsNothingElseFromAnEdgeThanWhatIsMeant() {
    String html = stranger(EDGE).html();

    Matcher styles = Pattern.compile("<link rel=\"stylesheet\"[^>]*>").matcher(html);
    assertTrue(styles.find());
    styles
        .results()
        .forEach(
            style ->
                assertTrue(
                    style.group().matches(".* integrity=\"sha256-.{44}\" crossorigin=.*"), html));
    long scripts = Pattern.compile("\"app/[^\"]+\":\"" + EDGE).matcher(html).results().count();
    long hashes = Pattern.compile("\\.js\":\"sha256-[^\"]{44}\"").matcher(html).results().count();
    assertTrue(scripts > 20);
    assertEquals(scripts, hashes);
  }

  @Test
  void formsHaveTheirStylesFromTheEdgeAndAllowIt() {
    Site site = AssetFiles.site(EDGE);

    Page page = new AuthPages(site).logIn(new LogInView(READER, "token", "/", "", false));

    assertTrue(page.html().contains("href=\"" + EDGE + "/assets/css/tokens."), page.html());
    assertTrue(page.policy().contains("style-src 'self' " + EDGE + "/assets/;"), page.policy());
  }

  @Test
  void aPageThatNamesAnEdgeHasAScriptBeforeAllThatComesFromItAndThePolicyNamesIt() {
    Page form = new AuthPages(AssetFiles.site(EDGE)).logIn(LogInView.fresh(READER, "token", "/"));

    for (Page page : List.of(stranger(EDGE), form)) {
      Matcher script =
          Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL).matcher(page.html());
      assertTrue(script.find(), page.html());
      assertTrue(script.start() < page.html().indexOf(EDGE), page.html());
      assertTrue(page.policy().contains(hash(script.group(1))), page.policy());
      assertFalse(script.find(), page.html());
      assertFalse(page.policy().contains("unsafe"), page.policy());
    }
  }

  @Test
  void whoHasJustLostAnEdgeGetsAPageThatNamesNone() {
    Reader reader = new Reader(Language.KO, Theme.DARK, false);
    Page page =
        new Shell(AssetFiles.site(EDGE))
            .page(new Shell.View(reader, Optional.empty(), Optional.empty()));
    Page form = new AuthPages(AssetFiles.site(EDGE)).logIn(LogInView.fresh(reader, "token", "/"));
    Page without = new AuthPages(AssetFiles.site()).logIn(LogInView.fresh(READER, "token", "/"));

    assertEquals(stranger(), page);
    assertEquals(without, form);
    assertFalse(page.html().contains("<script>"), page.html());
    assertFalse(form.html().contains("<script"), form.html());
  }

  private static String hash(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static Page stranger() {
    return stranger("");
  }

  private static Page stranger(String edge) {
    return new Shell(AssetFiles.site(edge))
        .page(new Shell.View(READER, Optional.empty(), Optional.empty()));
  }
}
