package sadari.web.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which language is spoken.
class ReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "-  | -                      | EN",
        "-  | ko-KR,ko;q=0.9,en;q=0.8| KO",
        "-  | fr,ko;q=0.5,en;q=0.4   | KO",
        "-  | en-GB,ko;q=0.5         | EN",
        "-  | ko;q=0,en              | EN",
        "-  | ;;nonsense;;           | EN",
        "en | ko                     | EN",
        "ko | en                     | KO",
        "xx | ko                     | KO"
      })
  void theChosenLanguageWinsThenTheBrowsers(String chosen, String accepted, Language spoken) {
    assertEquals(spoken, Language.of(chosen, accepted));
  }
}
