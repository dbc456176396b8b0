package sadari.web.pages;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The document that the client program runs in.
class ShellTest {
  private static final Reader READER = new Reader(Language.KO, Theme.DARK);

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

    assertTrue(page.policy().contains(AssetFiles.ASSETS.importMapSource()), page.policy());
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
  void scriptsAndStylesCanComeFromAnEdge() {
    String edge = "https://edge.example";
    Site site = new Site("Sadari", "", "https://sadari.example", "", true, Site.assets(edge));

    Page page = new Shell(site).page(new Shell.View(READER, Optional.empty(), Optional.empty()));

    assertTrue(page.html().contains("src=\"" + edge + "/assets/app/main."), page.html());
    assertTrue(page.html().contains("\"app/dom\":\"" + edge + "/assets/app/dom."), page.html());
    assertTrue(page.policy().contains("script-src 'self' " + edge + " 'sha256-"), page.policy());
    assertTrue(page.policy().contains("style-src 'self' " + edge + ";"), page.policy());
  }

  private Page stranger() {
    return shell.page(new Shell.View(READER, Optional.empty(), Optional.empty()));
  }
}
