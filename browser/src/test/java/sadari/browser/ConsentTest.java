package sadari.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How people let applications in.
@Timeout(120)
@ExtendWith(Stage.Setting.class)
class ConsentTest {
  private static final Pattern ID = Pattern.compile("\"client_id\":\"(\\w+)\"");
  private static final String OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob";

  @ParameterizedTest
  @EnumSource
  void anApplicationIsLetInAndGetsItsCode(Speech speech, Stage stage) throws Exception {
    // Nobody listens there: that the browser goes there is all that matters.
    String back = "http://127.0.0.1:9/back";
    try (Person sora = stage.person("sora", speech, Person.Device.PHONE, ColorScheme.LIGHT)) {
      sora.arrive();
      sora.open(authorize(stage, back));
      sora.lookAround("consent");

      Request answer =
          sora.page()
              .waitForRequest(
                  url -> url.url().startsWith(back),
                  () -> sora.button(speech.say("Allow", "허용")).click());

      assertTrue(answer.url().matches(".*\\?code=[^&]+&state=x(%20|\\+)y"), answer.url());
      assertEquals(List.of(), policyComplaints(sora));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aProgramWithoutAnAddressGetsItsCodeByHand(Speech speech, Stage stage) throws Exception {
    try (Person hana = stage.person("hana", speech, Person.Device.DESKTOP, ColorScheme.DARK)) {
      hana.arrive();
      hana.open(authorize(stage, OUT_OF_BAND));
      hana.button(speech.say("Allow", "허용")).click();

      assertThat(hana.page().locator("#code")).hasValue(Pattern.compile("\\S{20,}"));
      hana.lookAround("code");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoeverIsNotLoggedInComesBackToTheConsent(Speech speech, Stage stage) throws Exception {
    try (Person bora = stage.person("bora", speech, Person.Device.PHONE, ColorScheme.DARK)) {
      bora.open(authorize(stage, OUT_OF_BAND));
      bora.lookAround("log-in");
      bora.link(speech.signUp()).click();
      bora.fillsIn();

      Page page = bora.page();
      assertThat(page.locator(".gate-me")).containsText(bora.handle());
      assertThat(page.locator("h1")).containsText("Toot");
    }
  }

  /// What the browser refused because of a policy; that nobody listens at the address is no fault.
  private static List<String> policyComplaints(Person person) {
    return person.complaints().stream().filter(text -> text.contains("Policy")).toList();
  }

  private static String authorize(Stage stage, String redirect)
      throws IOException, InterruptedException {
    String client = register(stage, redirect);
    return "/oauth/authorize?response_type=code&scope=read+write&state=x%20y&client_id="
        + client
        + "&redirect_uri="
        + encode(redirect);
  }

  private static String register(Stage stage, String redirect)
      throws IOException, InterruptedException {
    String form = "client_name=Toot&scopes=read+write&redirect_uris=" + encode(redirect);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stage.program().address() + "/api/v1/apps"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      Matcher id = ID.matcher(answer);
      assertTrue(id.find(), answer);
      return id.group(1);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
