package sadari.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What works in a browser that runs no scripts.
@Timeout(120)
@ExtendWith(Stage.Setting.class)
class WithoutScriptsTest {
  @Test
  void peopleSignUpAndAreToldWhatIsWrong(Stage stage) {
    Browser.NewContextOptions plain =
        new Browser.NewContextOptions().setJavaScriptEnabled(false).setLocale("ko-KR");
    try (BrowserContext context = stage.chromium().browser().newContext(plain)) {
      Page page = context.newPage();
      page.navigate(stage.program().address() + "/auth/sign_up");
      page.fill("[name=username]", "admin");
      page.fill("[name=email]", "plain@example.org");
      page.fill("[name=password]", "a rather long sentence");
      page.check("[name=agreement]");
      page.click("button[type=submit]");
      assertThat(page.locator("#username-wrong")).hasText("사용할 수 없는 이름이에요.");

      page.fill("[name=username]", "plain");
      page.fill("[name=password]", "a rather long sentence");
      page.click("button[type=submit]");

      assertThat(page.locator("body")).hasAttribute("data-signed-in", "true");
    }
  }
}
