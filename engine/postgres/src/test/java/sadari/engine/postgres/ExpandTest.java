package sadari.engine.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Migrations leave alone what the version before uses: two versions run at once during an upgrade.
class ExpandTest {
  private static final Path FOLDER = Path.of("src/main/resources/sadari/engine/postgres/migration");
  private static final Pattern TAKES_AWAY =
      Pattern.compile(
          "(?i)\\b(drop\\s+(table|column|schema|type|constraint|function)|rename\\s"
              + "|alter\\s+column\\s+\\w+\\s+(type|set\\s+(not\\s+null|data))"
              + "|add\\s+column\\s(?!.*default)[^,;]*not\\s+null|truncate)\\b");

  /// Older files ran while there was one server at a time.
  private static final int LAST_OF_ONE_SERVER = 5;

  private static final String ALLOWED = "-- unused since ";

  @Test
  void noMigrationTakesAwayWhatTheVersionBeforeUses() throws IOException {
    List<String> wrong = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(ExpandTest::isBound).sorted().toList()) {
        Stream.of(Files.readString(file).split(";"))
            .filter(ExpandTest::takesAway)
            .forEach(statement -> wrong.add(file.getFileName() + ": " + statement));
      }
    }

    assertEquals(List.of(), wrong);
  }

  @Test
  void whatTakesAwayIsRecognised() {
    for (String line :
        List.of(
            "alter table bucket.post drop column text;",
            "alter table bucket.post rename to note;",
            "alter table bucket.post alter column text type bytea;",
            "alter table bucket.post alter column text set not null;",
            "alter table bucket.post add column size int not null;")) {
      assertEquals(true, takesAway(line), line);
      assertFalse(takesAway(line + " -- unused since 0.2"), line);
    }
    assertFalse(takesAway("alter table bucket.post add column size int not null default 0;"));
    assertFalse(takesAway("create index post_by_size on bucket.post (size);"));
  }

  private static boolean isBound(Path file) {
    String version = file.getFileName().toString().replaceFirst("V(\\d+)__.*", "$1");
    return Integer.parseInt(version) > LAST_OF_ONE_SERVER;
  }

  private static boolean takesAway(String line) {
    return TAKES_AWAY.matcher(line).find() && !line.contains(ALLOWED);
  }
}
