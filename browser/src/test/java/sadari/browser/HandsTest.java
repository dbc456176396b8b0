package sadari.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Other ways of using hands: a keyboard alone; photos dropped and pasted.
@Timeout(120)
@ExtendWith(Stage.Setting.class)
class HandsTest {
  private static final String HAND_OVER =
      """
      ([selector, type, data]) => {
        const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
        const files = new DataTransfer();
        files.items.add(new File([bytes], 'sea.png', { type: 'image/png' }));
        const options = { bubbles: true, cancelable: true };
        const event = type === 'paste'
          ? new ClipboardEvent(type, { ...options, clipboardData: files })
          : new DragEvent(type, { ...options, dataTransfer: files });
        document.querySelector(selector).dispatchEvent(event);
      }
      """;

  @Test
  void aKeyboardIsEnough(Stage stage) {
    try (Person ivo =
        stage.person("ivo", Speech.ENGLISH, Person.Device.DESKTOP, ColorScheme.DARK)) {
      ivo.arrive();
      Keyboard keys = ivo.page().keyboard();
      keys.press("n");
      assertThat(ivo.page().locator("dialog textarea")).isFocused();
      keys.type("No mouse today");
      keys.press("Control+Enter");
      assertThat(ivo.post("No mouse today")).isVisible();
      keys.press("j");
      assertThat(ivo.post("No mouse today")).isFocused();
      keys.press("f");
      assertThat(ivo.post("No mouse today").locator(".act-favourite"))
          .hasAttribute("aria-pressed", "true");
      keys.press("o");
      assertThat(ivo.page().locator(".post-focus")).containsText("No mouse today");
      keys.press("?");
      assertThat(ivo.page().locator("dialog .keys")).isVisible();
      ivo.lookAround("keys");
      assertEquals(List.of(), ivo.complaints());
    }
  }

  @Test
  void theFirstTabLeadsPastTheNavigation(Stage stage) {
    try (Person joy =
        stage.person("joy", Speech.ENGLISH, Person.Device.DESKTOP, ColorScheme.LIGHT)) {
      joy.arrive();
      joy.open("/");
      assertThat(joy.page().locator("h1")).isVisible();
      joy.page().keyboard().press("Tab");

      assertThat(joy.page().locator(".skip")).isFocused();
      assertThat(joy.page().locator(".skip")).isInViewport();
    }
  }

  @Test
  void photosAreDroppedAndPasted(Stage stage) {
    String photo = Base64.getEncoder().encodeToString(Photo.seaside().buffer);
    try (Person kim =
        stage.person("kim", Speech.KOREAN, Person.Device.DESKTOP, ColorScheme.LIGHT)) {
      kim.arrive();
      Page page = kim.page();
      page.evaluate(HAND_OVER, List.of(".composer", "drop", photo));
      assertThat(page.locator(".attachment-ready")).hasCount(1);
      page.evaluate(HAND_OVER, List.of(".write", "paste", photo));
      assertThat(page.locator(".attachment-ready")).hasCount(2);
      kim.lookAround("two-photos");

      page.getByLabel("빼기: 사진 1").click();

      assertThat(page.locator(".attachment-ready")).hasCount(1);
      assertEquals(List.of(), kim.complaints());
    }
  }
}
