package sadari.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What people do here, from the first page on, in both languages, on a desktop and on a phone.
///
/// Every step is looked at: a picture is taken, and the page is checked for everybody's use.
@Timeout(300)
@ExtendWith(Stage.Setting.class)
class StoryTest {
  @ParameterizedTest
  @EnumSource
  void aStrangerSignsUpPostsAPhotoAndIsHeardByWhoFollows(Speech speech, Stage stage) {
    String words = speech.say("The sea at seven", "일곱 시의 바다");
    String description = speech.say("Sun over the sea", "바다 위의 해");
    String answer = speech.say("How calm!", "고요하네요!");
    try (Person minji = stage.person("minji", speech, Person.Device.DESKTOP, ColorScheme.LIGHT);
        Person joon = stage.person("joon", speech, Person.Device.PHONE, ColorScheme.DARK)) {
      minji.arrive();
      joon.arrive();
      joon.follows(minji);

      minji.postsAPhoto(words, description);
      joon.findsAtHome(words, description);
      joon.favourites(words);
      joon.repliesTo(words, answer);
      joon.reports(words);

      minji.isTold(joon, answer);
      minji.looksEverywhere(words);
      joon.looksEverywhere(words);
      minji.leaves();
      assertEquals(List.of(), minji.complaints());
      assertEquals(List.of(), joon.complaints());
    }
  }
}
