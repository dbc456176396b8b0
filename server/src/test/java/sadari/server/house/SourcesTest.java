package sadari.server.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// How code is written, as far as only its text shows it.
class SourcesTest {
  private static final int MOST_LINES = 400;

  @Test
  void noFileIsLongerThanAPersonReadsInOneGo() {
    none(file -> Code.text(file).lines().count() > MOST_LINES, file -> file.endsWith(".java"));
  }

  @Test
  void everyPackageSaysWhatItIsAndIsNullMarked() {
    none(SourcesTest::isNotIntroduced, file -> file.contains("src/main/java/"));
  }

  // A pause between two looks at a condition that has a deadline is TimeUnit's, and all right.
  @Test
  void noTestSleepsOrIsSwitchedOff() {
    none(
        file -> Code.text(file).matches("(?s).*(@Dis" + "abled|Thread\\.sle" + "ep\\().*"),
        file -> file.contains("src/test/java/"));
  }

  // A test that is asked once more begins with what `@BeforeAll` opens, not with what was closed.
  @Test
  void whatIsClosedAfterAllTestsIsOpenedBeforeAllTests() {
    Pattern closed = Pattern.compile("(?s)@AfterAll.*?\\n  }");
    Pattern constant = Pattern.compile("\\b[A-Z][A-Z_]+\\.close\\(\\)");
    none(
        file ->
            closed
                .matcher(Code.text(file))
                .results()
                .anyMatch(found -> constant.matcher(found.group()).find()),
        file -> file.contains("src/test/java/"));
  }

  @Test
  void aSuppressionCarriesItsReason() {
    none(SourcesTest::suppressesWithoutReason, file -> file.endsWith(".java"));
  }

  @Test
  void everyModuleIsOnTheClassPathOfTheseTests() {
    String server = Code.text(Code.root().resolve("server/pom.xml"));
    Pattern module = Pattern.compile("<module>(core|contract|scale|web|engine/[^<]+)</module>");

    List<String> unseen =
        module
            .matcher(Code.text(Code.root().resolve("pom.xml")))
            .results()
            .map(found -> found.group(1).replace('/', '-'))
            .filter(artifact -> !server.contains("<artifactId>" + artifact + "</artifactId>"))
            .toList();

    assertEquals(List.of(), unseen, "modules that server/pom.xml leaves out, so no rule sees them");
  }

  private static boolean isNotIntroduced(Path file) {
    Path introduction = file.resolveSibling("package-info.java");
    return !Files.exists(introduction)
        || !Code.text(introduction).startsWith("///")
        || !Code.text(introduction).contains("@NullMarked");
  }

  // The line before, or the same line, or the documentation above tells why.
  private static boolean suppressesWithoutReason(Path file) {
    List<String> lines = Code.text(file).lines().map(String::strip).toList();
    for (int i = 1; i < lines.size(); i++) {
      boolean told = lines.get(i).contains("//") || lines.get(i - 1).startsWith("//");
      if (lines.get(i).startsWith("@SuppressWarnings(") && !told) {
        return true;
      }
    }
    return false;
  }

  private static void none(Predicate<Path> wrong, Predicate<String> among) {
    assertEquals(
        List.of(),
        Code.files(file -> file.endsWith(".java") && among.test(file)).stream()
            .filter(wrong)
            .map(file -> Code.root().relativize(file).toString())
            .sorted()
            .toList());
  }
}
