package sadari.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What happens to people when something else goes wrong.
@Timeout(120)
@ExtendWith(Stage.Setting.class)
class MishapTest {
  @Test
  void whatWasWrittenSurvivesALostConnectionAndIsPostedOnce(Stage stage) {
    try (Person dana =
        stage.person("dana", Speech.ENGLISH, Person.Device.DESKTOP, ColorScheme.LIGHT)) {
      dana.arrive();
      Page page = dana.page();
      page.fill(".write", "Written in a tunnel");
      page.context().setOffline(true);
      dana.button("Post").click();
      assertThat(page.locator(".problem")).containsText("still here");
      assertThat(page.locator(".note")).isVisible();
      dana.lookAround("offline");

      page.context().setOffline(false);
      page.reload();
      assertThat(page.locator(".write")).hasValue("Written in a tunnel");
      dana.button("Post").click();
      assertThat(dana.post("Written in a tunnel")).isVisible();

      dana.open("/@" + dana.handle());
      assertThat(dana.post("Written in a tunnel")).isVisible();
      assertThat(page.locator(".feed .post")).hasCount(1);
    }
  }

  @Test
  void anAnswerThatIsLostOnTheWayBackIsNotPostedTwice(Stage stage) {
    try (Person eli = stage.person("eli", Speech.ENGLISH, Person.Device.PHONE, ColorScheme.DARK)) {
      eli.arrive();
      Page page = eli.page();
      eli.open("/compose");
      // The server gets the post, the browser never hears of it.
      page.route(
          "**/api/v1/statuses",
          route -> {
            route.fetch();
            route.abort();
          });
      page.fill(".write", "Only once");
      eli.button("Post").click();
      assertThat(page.locator(".problem")).isVisible();
      page.unroute("**/api/v1/statuses");
      eli.button("Post").click();

      assertThat(eli.post("Only once")).isVisible();
      eli.open("/@" + eli.handle());
      assertThat(eli.post("Only once")).isVisible();
      assertThat(page.locator(".feed .post")).hasCount(1);
    }
  }

  @Test
  void aRefusedFavouriteIsTakenBack(Stage stage) {
    try (Person fay = stage.person("fay", Speech.KOREAN, Person.Device.DESKTOP, ColorScheme.DARK)) {
      fay.arrive();
      Page page = fay.page();
      page.fill(".write", "하나");
      fay.button("게시").click();
      page.route("**/favourite", route -> route.fulfill(refusal()));
      Locator favourite = fay.post("하나").locator(".act-favourite");
      favourite.click();

      assertThat(page.locator(".toast-error")).isVisible();
      assertThat(favourite).hasAttribute("aria-pressed", "false");
      assertThat(favourite).hasText("");
    }
  }

  @Test
  void hostileWordsStayWords(Stage stage) {
    String hostile = "<img src=x onerror=alert(1)> <script>alert(2)</script> javascript:alert(3)";
    try (Person max = stage.person("max", Speech.ENGLISH, Person.Device.PHONE, ColorScheme.DARK)) {
      max.arrive();
      Page page = max.page();
      max.open("/settings");
      page.fill("[name=display_name]", "<b>Max</b>");
      page.fill("[name=note]", hostile);
      max.button("Save").click();
      assertThat(page.locator(".toast")).isVisible();
      max.open("/compose");
      page.fill(".write", hostile);
      max.button("Post").click();

      assertThat(max.post(hostile)).isVisible();
      max.open("/@" + max.handle());
      assertThat(page.locator(".profile-note")).hasText(hostile);
      assertThat(page.locator(".profile-name")).hasText("<b>Max</b>");
      assertEquals(List.of(), max.complaints());
    }
  }

  @Test
  void newPostsAreOfferedAndNeverMoveWhatIsRead(Stage stage) {
    try (Person gil =
            stage.person("gil", Speech.ENGLISH, Person.Device.DESKTOP, ColorScheme.LIGHT);
        Person hue = stage.person("hue", Speech.ENGLISH, Person.Device.PHONE, ColorScheme.DARK)) {
      gil.arrive();
      hue.page().clock().install();
      hue.arrive();
      hue.follows(gil);
      hue.open("/");
      assertThat(hue.page().locator(".empty")).isVisible();
      gil.page().fill(".write", "Fresh bread");
      gil.button("Post").click();
      assertThat(gil.post("Fresh bread")).isVisible();

      hue.waitsUntilNewPostsAreOffered();

      assertThat(hue.pill()).hasText("1 new");
      assertThat(hue.post("Fresh bread")).hasCount(0);
      hue.pill().click();
      assertThat(hue.post("Fresh bread")).isVisible();
      assertEquals(List.of(), hue.complaints());
    }
  }

  private static Route.FulfillOptions refusal() {
    return new Route.FulfillOptions()
        .setStatus(503)
        .setContentType("application/json")
        .setBody("{\"error\":\"busy\"}");
  }
}
