package sadari.engine.embeddedpostgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledProgramsTest {
  @TempDir Path temp;

  @Test
  void startsAtOnceShareOneCopy() throws Exception {
    List<Callable<Path>> starts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      starts.add(() -> BundledPrograms.unpacked(List.of(temp)));
    }

    var copies = new HashSet<Path>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var start : threads.invokeAll(starts)) {
        copies.add(start.get());
      }
    }

    assertEquals(1, copies.size());
    try (var left = Files.list(temp)) {
      assertEquals(1, left.count(), "only the copy is left");
    }
  }

  @Test
  void damagedCopyIsMadeAgain() throws Exception {
    Path postgres = BundledPrograms.unpacked(List.of(temp)).resolve("postgres");
    long size = Files.size(postgres);
    Files.writeString(postgres, "cut off");

    BundledPrograms.unpacked(List.of(temp));

    assertEquals(size, Files.size(postgres));
    assertTrue(Files.isExecutable(postgres));
  }

  @Test
  void nextPlaceIsTakenWhereTheFirstCannotBeWritten() throws Exception {
    Path file = Files.createFile(temp.resolve("file"));
    Path second = temp.resolve("second");

    Path directory = BundledPrograms.unpacked(List.of(file.resolve("below"), second));

    assertTrue(directory.startsWith(second));
  }
}
