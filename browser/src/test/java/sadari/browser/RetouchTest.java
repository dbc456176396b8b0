package sadari.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A photo is edited by its owner: seen beforehand, made by the server, undone.
@Timeout(180)
@ExtendWith(Stage.Setting.class)
class RetouchTest {
  @ParameterizedTest
  @CsvSource({"ENGLISH, LIGHT, 1280, 900", "KOREAN, DARK, 390, 844"})
  void aPhotoIsEditedWithThePreviewAndUndone(
      Speech speech, ColorScheme scheme, int width, int height, Stage stage) {
    try (Person dana = stage.person("dana", speech, Person.Device.DESKTOP, scheme)) {
      dana.arrive();
      dana.postsAPhoto("sea", "a sea");
      Locator shown = dana.post("sea").locator(".photo > img");
      String before = shown.getAttribute("src");

      dana.page().setViewportSize(width, height);
      opens(dana);
      sets(dana);
      dana.page().locator(".edit .button-main").click();

      assertThat(dana.page().locator(".edit")).hasCount(0);
      assertThat(dana.page().locator(".toast-action").last()).isVisible();
      dana.lookAround("edited");
      assertNotEquals(before, shown.getAttribute("src"));
      dana.page().locator(".toast-action").last().click();
      assertThat(shown).hasAttribute("src", before);
      assertEquals(List.of(), dana.complaints());
    }
  }

  private static void opens(Person dana) {
    dana.post("sea").locator("button.photo").click();
    dana.page().locator(".viewer-edit").click();
    assertThat(dana.page().locator(".edit-frame")).isVisible();
    assertThat(dana.page().locator(".edit .button-main")).isDisabled();
    dana.lookAround("editor");
  }

  /// By the keyboard, as anybody can.
  private static void sets(Person dana) {
    Locator sliders = dana.page().locator(".edit-controls input[type=range]");
    for (int slider : new int[] {0, 1, 2}) {
      sliders.nth(slider).focus();
      for (int i = 0; i < 3; i++) {
        dana.page().keyboard().press(slider == 0 ? "PageUp" : "PageDown");
      }
    }
    dana.page().locator(".edit-group").nth(3).locator("summary").click();
    dana.page().locator(".edit-group").nth(3).locator("input[type=checkbox]").check();
    dana.page().locator(".edit-stage input[type=range]").fill("50");
    assertThat(dana.page().locator(".edit .button-main")).isEnabled();
    dana.lookAround("retouched");
  }
}
