package sadari.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A photo of one's own is edited where it is seen, and comes back as it was.
@Timeout(180)
@ExtendWith(Stage.Setting.class)
class PhotoEditorTest {
  private static final String MOVE =
      "(slider, to) => { slider.value = to; slider.dispatchEvent(new Event('input')); }";

  /// The address of a picture and the colour in its middle.
  private static final String LOOK =
      """
      async (image) => {
        await image.decode();
        const pen = document.createElement('canvas').getContext('2d');
        pen.drawImage(image, -image.naturalWidth / 2, -image.naturalHeight / 2);
        return [image.src, ...pen.getImageData(0, 0, 1, 1).data].join(' ');
      }
      """;

  /// Whether all of an element is in the window, and nothing lies over its middle.
  private static final String IN_SIGHT =
      """
      (element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return top >= 0 && bottom <= innerHeight && element.contains(middle);
      }
      """;

  private static final String JOBS = "**/api/sadari/v1/jobs/*";

  @ParameterizedTest
  @EnumSource
  void aPhotoIsEditedAndComesBackAsItWas(Speech speech, Stage stage) {
    try (Person yuna = stage.person("yuna", speech, Person.Device.DESKTOP, ColorScheme.LIGHT)) {
      opensOwnPhoto(yuna, speech);
      String before = look(yuna);
      opensEditor(yuna, speech);
      assertThat(undo(yuna, speech)).isHidden();
      assertThat(apply(yuna, speech)).isDisabled();

      previewsLight(yuna, speech);
      appliesUntilDone(yuna, speech);

      assertThat(photo(yuna)).not().hasAttribute("src", before.substring(0, before.indexOf(' ')));
      assertNotEquals(colour(before), colour(look(yuna)));
      yuna.lookAround("edited");

      opensEditor(yuna, speech);
      undo(yuna, speech).click();
      assertThat(yuna.page().locator(".toast").last())
          .hasText(speech.say("The photo is as it was", "사진을 되돌렸어요"));
      assertEquals(before, look(yuna));
      assertEquals(List.of(), yuna.complaints());
    }
  }

  @ParameterizedTest
  @EnumSource
  void thePreviewStaysInSightWhileTheLastSliderIsMoved(Speech speech, Stage stage) {
    try (Person mina = stage.person("mina", speech, Person.Device.PHONE, ColorScheme.DARK)) {
      opensOwnPhoto(mina, speech);
      opensEditor(mina, speech);
      Page page = mina.page();
      for (Locator group : page.locator(".edit-group:not([open]) > summary").all().reversed()) {
        group.click();
      }
      Locator last = page.locator(".edit-controls input[type=range]").last();

      last.evaluate("slider => slider.scrollIntoView({ block: 'end' })");
      mina.lookAround("last-slider");

      assertEquals(true, page.locator(".edit-frame").evaluate(IN_SIGHT));
      assertEquals(true, last.evaluate(IN_SIGHT));
      assertEquals(true, apply(mina, speech).evaluate(IN_SIGHT));
      assertEquals(List.of(), mina.complaints());
    }
  }

  private static void opensOwnPhoto(Person person, Speech speech) {
    String words = speech.say("To be edited", "편집할 사진");
    person.arrive();
    person.open("/compose");
    person.attachesAPhoto(words, speech.say("A sea", "바다"));
    person.post(words).locator("button.photo").click();
    assertThat(photo(person)).isVisible();
  }

  private static void opensEditor(Person person, Speech speech) {
    person.button(speech.say("Edit the photo", "사진 편집")).click();
    assertThat(person.page().locator(".edit-frame")).isVisible();
    person.lookAround("editor");
  }

  /// Moves a slider: the preview changes; drawn over it, what was before is as it was.
  private static void previewsLight(Person person, Speech speech) {
    Locator preview = person.page().locator(".edit-frame");
    Locator compare = slider(person, speech.say("Compare with before", "전과 비교"));
    compare.evaluate(MOVE, 100);
    int original = Photo.middle(preview.screenshot());
    compare.evaluate(MOVE, 0);

    slider(person, speech.say("Brightness", "밝기")).evaluate(MOVE, 60);
    slider(person, speech.say("Sharpen", "선명하게")).evaluate(MOVE, 30);

    assertNotEquals(original, Photo.middle(preview.screenshot()));
    person.lookAround("preview");
    compare.evaluate(MOVE, 100);
    assertEquals(original, Photo.middle(preview.screenshot()));
    compare.evaluate(MOVE, 50);
    person.lookAround("compares");
  }

  private static void appliesUntilDone(Person person, Speech speech) {
    Page page = person.page();
    List<Route> asked = new ArrayList<>();
    page.route(JOBS, asked::add);
    apply(person, speech).click();
    page.waitForCondition(() -> !asked.isEmpty());
    assertThat(page.locator(".edit-progress")).isVisible();
    assertThat(page.locator(".edit-told")).not().hasText("");
    person.lookAround("works");
    page.unroute(JOBS);
    asked.forEach(Route::resume);
    assertThat(page.locator(".toast").last())
        .hasText(speech.say("The photo is edited", "사진을 편집했어요"));
    assertThat(page.locator(".edit")).hasCount(0);
  }

  private static Locator photo(Person person) {
    return person.page().locator(".viewer-photo");
  }

  private static Locator slider(Person person, String label) {
    return person.page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  private static Locator apply(Person person, Speech speech) {
    return person.button(speech.say("Apply", "적용"));
  }

  private static Locator undo(Person person, Speech speech) {
    return person.page().getByText(speech.say("Undo the last edit", "마지막 편집 되돌리기"));
  }

  private static String look(Person person) {
    return photo(person).evaluate(LOOK).toString();
  }

  private static String colour(String look) {
    return look.substring(look.indexOf(' '));
  }
}
