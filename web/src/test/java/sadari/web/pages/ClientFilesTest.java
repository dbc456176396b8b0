package sadari.web.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// What the client program and its styles keep to.
class ClientFilesTest {
  private static final int MOST_LINES = 400;
  private static final int MOST_SCRIPT = 60 * 1024;
  private static final Pattern IMPORT = Pattern.compile("from '([^']+)'");
  private static final Pattern UNSAFE =
      Pattern.compile(
          "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function");

  @Test
  void noFileIsLongerThanAPersonReadsInOneGo() {
    assertEquals(
        List.of(), files().filter(n -> AssetFiles.text(n).lines().count() > MOST_LINES).toList());
  }

  @Test
  void scriptsNeverTurnStringsIntoMarkupOrCode() {
    assertEquals(
        List.of(),
        AssetFiles.named(".js").stream()
            .filter(name -> UNSAFE.matcher(AssetFiles.text(name)).find())
            .toList());
  }

  @Test
  void everyImportLeadsToAScript() {
    Set<String> missing = new TreeSet<>();
    for (String name : AssetFiles.named(".js")) {
      IMPORT.matcher(AssetFiles.text(name)).results().forEach(r -> missing.add(r.group(1)));
    }

    missing.removeIf(specifier -> AssetFiles.ASSETS.names().contains(specifier + ".js"));

    assertEquals(Set.of(), missing);
  }

  @Test
  void theWholeProgramIsSmall() {
    // Nobody ever loads two languages.
    int bytes =
        AssetFiles.named(".js").stream()
            .filter(name -> !name.endsWith("messages/en.js"))
            .mapToInt(name -> packed(AssetFiles.text(name)))
            .sum();

    assertTrue(bytes < MOST_SCRIPT, () -> "gzipped: " + bytes);
  }

  @Test
  void nothingIsLoadedFromElsewhere() {
    Pattern elsewhere = Pattern.compile("url\\(|@import|https?://(?!www\\.w3\\.org)");

    assertEquals(
        List.of(),
        AssetFiles.named(".css").stream()
            .filter(name -> elsewhere.matcher(AssetFiles.text(name)).find())
            .toList());
  }

  private static Stream<String> files() {
    return Stream.concat(AssetFiles.named(".js").stream(), AssetFiles.named(".css").stream());
  }

  private static int packed(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.size();
  }
}
