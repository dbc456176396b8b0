package sadari.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What people see of photos whose edge is away.
@Timeout(180)
@ExtendWith(Stage.Setting.class)
class EdgeTest {
  @Test
  void aPhotoWhoseEdgeDoesNotAnswerComesFromTheServer(Stage stage) {
    try (DeadEdge edge = DeadEdge.start();
        Program program =
            Program.start("edge.urls=" + edge.address(), "edge.secret=a-secret-of-tests-only");
        Person lena = person(stage, program)) {
      lena.arrive();
      lena.postsAPhoto("From far away", "A sea");
      lena.open("/@" + lena.handle());
      Locator photo = lena.post("From far away").getByAltText("A sea");

      assertThat(photo).hasClass("loaded");
      assertThat(photo).hasAttribute("src", Pattern.compile(program.address() + "/media/.+"));
      String path = URI.create(String.valueOf(photo.getAttribute("src"))).getPath();
      assertTrue(edge.asked().contains(path), () -> path + " of " + edge.asked());
      assertTrue((Integer) photo.evaluate("image => image.naturalWidth") > 0);
      lena.lookAround("from-the-server");

      lena.post("From far away").locator("button.photo").click();
      lena.button("Edit the photo").click();
      assertThat(lena.page().locator(".edit-frame")).isVisible();
      assertFalse(lena.complaints().stream().anyMatch(text -> text.contains("Policy")));
    }
  }

  private static Person person(Stage stage, Program program) {
    return new Person(
        "lena",
        Speech.ENGLISH,
        Person.Device.DESKTOP,
        ColorScheme.LIGHT,
        stage.chromium().browser(),
        program);
  }
}
