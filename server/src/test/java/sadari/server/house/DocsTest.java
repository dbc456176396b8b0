package sadari.server.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sadari.server.cli.Cli;

/// What the documents promise is there.
class DocsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(?:#[^)]*)?\\)");
  private static final Pattern COMMAND =
      Pattern.compile("^\\s*\\./sadari ([^#|&>\\n]*)", Pattern.MULTILINE);
  private static final Pattern TEST_NAME = Pattern.compile("`([A-Z]\\w+Test)(?:\\.(\\w+))?`");

  @Test
  void everyLinkBetweenDocumentsLeadsSomewhere() {
    List<String> broken = new ArrayList<>();
    for (Path document : documents()) {
      LINK.matcher(Code.text(document))
          .results()
          .map(link -> link.group(1))
          .filter(link -> !link.contains("://") && !link.startsWith("mailto:"))
          .filter(link -> !Files.exists(document.resolveSibling(link)))
          .forEach(link -> broken.add(document.getFileName() + " -> " + link));
    }
    assertEquals(List.of(), broken);
  }

  @Test
  void everyCommandInTheReadmeExists() {
    String help = Code.text(Code.root().resolve("sadari"));
    List<String> commands = commands();

    assertFalse(commands.isEmpty());
    for (String command : commands) {
      List<String> words = List.of(command.strip().split("\\s+"));
      assertTrue(
          Pattern.compile("^  " + words.getFirst() + " ", Pattern.MULTILINE).matcher(help).find()
              || words.getFirst().startsWith("--"),
          command);
      if (List.of("run", "config", "cache", "data").contains(words.getFirst())) {
        Cli.check(words.toArray(String[]::new));
      }
    }
  }

  @Test
  void everyTestThatADocumentNamesExists() {
    List<String> missing = new ArrayList<>();
    for (Path document : documents()) {
      TEST_NAME
          .matcher(Code.text(document))
          .results()
          .filter(name -> !exists(name.group(1), name.group(2)))
          .forEach(name -> missing.add(document.getFileName() + ": " + name.group()));
    }
    assertEquals(List.of(), missing);
  }

  private static boolean exists(String test, @Nullable String method) {
    return Code.files(file -> file.endsWith("/" + test + ".java")).stream()
        .anyMatch(file -> method == null || Code.text(file).contains("void " + method + "("));
  }

  private static List<String> commands() {
    return COMMAND
        .matcher(Code.text(Code.root().resolve("README.md")))
        .results()
        .map(command -> command.group(1))
        .toList();
  }

  private static List<Path> documents() {
    return Code.files(file -> file.endsWith(".md"));
  }
}
