package sadari.web.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Both languages say the same things, and everything that is said has words.
class CataloguesTest {
  private static final Pattern ENTRY = Pattern.compile("(?m)^  '([^']+)': '(.*)',$");
  private static final Pattern PLACE = Pattern.compile("\\{\\w+\\}");
  private static final Pattern USED = Pattern.compile("\\bt\\(\\s*'([\\w.]+)'");
  private static final Set<String> FORMS = Set.of("one", "other");

  @Test
  void theClientsCataloguesHaveTheSameKeys() {
    assertEquals(client(Language.EN).keySet(), client(Language.KO).keySet());
  }

  @Test
  void everyLineOfACatalogueIsAnEntry() {
    for (Language language : Language.values()) {
      long lines = catalogue(language).lines().filter(line -> line.startsWith("  ")).count();

      assertEquals(lines, client(language).size(), language.tag());
    }
  }

  @Test
  void translationsFillTheSamePlaces() {
    Map<String, String> english = client(Language.EN);

    client(Language.KO)
        .forEach(
            (key, korean) ->
                assertEquals(places(english.getOrDefault(key, "")), places(korean), key));
  }

  @Test
  void everyKeyThatTheClientAsksForHasWords() {
    Set<String> known =
        client(Language.EN).keySet().stream()
            .map(CataloguesTest::withoutForm)
            .collect(Collectors.toSet());
    Set<String> asked = new TreeSet<>();
    for (String name : AssetFiles.named(".js")) {
      USED.matcher(AssetFiles.text(name)).results().map(r -> r.group(1)).forEach(asked::add);
    }

    asked.removeAll(known);

    assertEquals(Set.of(), asked);
  }

  @Test
  void theServersCataloguesHaveTheSameKeysAndPlaces() {
    Words english = Words.in(Language.EN);
    Words korean = Words.in(Language.KO);

    assertEquals(new TreeSet<>(english.keys()), new TreeSet<>(korean.keys()));
    for (String key : english.keys()) {
      assertEquals(places(english.get(key)), places(korean.get(key)), key);
      assertFalse(korean.get(key).isBlank(), key);
    }
  }

  @Test
  void aValueThatLooksLikeAPlaceIsLeftAlone() {
    assertEquals("Connect {0}?", Words.in(Language.EN).get("consent.title", "{0}"));
  }

  private static String catalogue(Language language) {
    return AssetFiles.text("app/messages/" + language.tag() + ".js");
  }

  private static Map<String, String> client(Language language) {
    Map<String, String> entries = new TreeMap<>();
    ENTRY
        .matcher(catalogue(language))
        .results()
        .forEach(entry -> entries.put(entry.group(1), entry.group(2)));
    return entries;
  }

  private static List<String> places(String text) {
    return PLACE.matcher(text).results().map(MatchResult::group).sorted().distinct().toList();
  }

  private static String withoutForm(String key) {
    int dot = key.lastIndexOf('.');
    return FORMS.contains(key.substring(dot + 1)) ? key.substring(0, dot) : key;
  }
}
