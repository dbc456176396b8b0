package sadari.engine.embeddedpostgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThrowAwayPostgresTest {
  @TempDir Path temp;

  @Test
  void nothingIsLeftWhenItIsClosed() throws Exception {
    Path home;
    try (var throwAway = ThrowAwayPostgres.start(Optional.empty(), Map.of("work_mem", "1MB"))) {
      home = throwAway.server().home();
      assertEquals("1MB", Sql.ask(throwAway.server(), "SHOW work_mem"));
      assertEquals("off", Sql.ask(throwAway.server(), "SHOW fsync"));
    }

    assertFalse(Files.exists(home));
  }

  @Test
  void oneServerServesTheWholeJvm() {
    assertSame(ThrowAwayPostgres.ofThisJvm(), ThrowAwayPostgres.ofThisJvm());
  }

  @Test
  void nothingIsLeftWhenTheJvmEnds() throws Exception {
    ProcessHandle postgres;
    try (var child = Child.start(temp, "throw-away")) {
      postgres = child.postgres();
    }

    assertFalse(postgres.isAlive());
    assertEquals(0, homes());
  }

  @Test
  void whatAKilledJvmLeavesIsRemovedByTheNext() throws Exception {
    ProcessHandle orphan;
    try (var child = Child.start(temp, "throw-away")) {
      orphan = child.postgres();
      child.kill();
    }
    long hourAgo = Instant.now().minusSeconds(3600).toEpochMilli();
    try (var locks = Files.walk(temp, 3)) {
      for (Path lock : locks.filter(file -> file.endsWith("lock")).toList()) {
        Files.setLastModifiedTime(lock, FileTime.fromMillis(hourAgo));
      }
    }

    try (var child = Child.start(temp, "throw-away")) {
      child.postgres();
      assertFalse(orphan.isAlive());
    }
    assertEquals(0, homes());
  }

  private long homes() throws Exception {
    try (var files = Files.walk(temp, 2)) {
      return files.filter(file -> file.getFileName().toString().startsWith("home")).count();
    }
  }
}
