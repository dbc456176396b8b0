package sadari.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What people see with an edge in front of photos, scripts and styles, and while it is away.
@Timeout(180)
@ExtendWith(Stage.Setting.class)
class EdgeTest {
  @Test
  void aPhotoWhoseEdgeDoesNotAnswerComesFromTheServer(Stage stage) {
    try (LittleEdge edge = LittleEdge.start();
        Program program = edge.program();
        Person lena = person(stage, program)) {
      edge.loses("/media/");
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

  @Test
  void whatAPageNeedsAtOnceComesFromTheEdgeAndItsLaterPartsDoNotNeedIt(Stage stage) {
    try (LittleEdge edge = LittleEdge.start();
        Program program = edge.program();
        Person lena = person(stage, program)) {
      lena.arrive();
      lena.open("/");
      assertThat(lena.page().locator(".empty")).isVisible();

      assertEquals(List.of(), lena.loaded(program.address()));
      assertTrue(lena.loaded(edge.address()).size() > 30, () -> edge.asked().toString());
      assertTrue(edge.asked().stream().anyMatch(path -> path.endsWith(".css")));
      assertEquals(List.of(), lena.complaints());

      edge.dies();
      lena.link("Settings").click();
      assertThat(lena.page().locator("h1")).hasText("Settings");
      assertTrue(lena.loaded(program.address()).stream().anyMatch(url -> url.contains("settings")));
    }
  }

  @Test
  void whileTheEdgeIsKnownToBeAwayAPageComesFromTheServerAlone(Stage stage) {
    try (LittleEdge edge = LittleEdge.start();
        Program program = edge.program();
        Person lena = person(stage, program)) {
      edge.dies();
      lena.page()
          .waitForCondition(
              () ->
                  !lena.page().request().get(program.address() + "/").text().contains("integrity"));
      edge.asked().clear();

      lena.arrive();

      assertEquals(List.of(), List.copyOf(edge.asked()));
      assertEquals(List.of(), lena.complaints());
      assertTrue(lena.loaded(program.address()).size() > 30);
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
