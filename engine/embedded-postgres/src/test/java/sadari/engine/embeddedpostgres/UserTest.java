package sadari.engine.embeddedpostgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static sadari.engine.embeddedpostgres.EmbeddedPostgresTest.started;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who PostgreSQL runs as. These tests need to be root, who alone can become others.
class UserTest {
  @TempDir Path temp;

  @BeforeEach
  void onlyRootCanBecomeOthers() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "not run by root");
    assumeTrue(Command.find("setpriv").isPresent(), "setpriv (util-linux) is not installed");
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  @Test
  void asRootPostgresRunsInAUserNamespaceAndTheFilesStayRoots() throws Exception {
    try (var postgres = started(Quick.in(temp.resolve("home")))) {
      assumeTrue(
          Command.run(List.of("unshare", "-U", "true"), Sql.PATIENCE).successful(),
          "unshare -U is not permitted");

      assertEquals("root", Privileges.ownerOf(postgres.dataDirectory().resolve("PG_VERSION")));
      assertEquals("1", Sql.ask(postgres, "SELECT 1"));
    }
  }

  @Test
  void asRootPostgresRunsAsTheChosenUserAndAgainWithoutBeingTold() throws Exception {
    var config = Quick.in(temp.resolve("home"));
    try (var postgres = started(config.withRunAs("nobody"))) {
      Sql.run(postgres, "CREATE TABLE note AS SELECT 'kept' AS text");
      assertEquals("nobody", Privileges.ownerOf(postgres.dataDirectory().resolve("PG_VERSION")));
    }

    try (var postgres = started(config)) {
      assertEquals("kept", Sql.ask(postgres, "SELECT text FROM note"));
      var process = ProcessHandle.of(postgres.pid().orElseThrow()).orElseThrow();
      assertEquals("nobody", process.info().user().orElse("?"));
    }
  }

  @Test
  void dataOfRootIsNotGivenToAnotherUserUnasked() throws Exception {
    var config = Quick.made(temp.resolve("home"));

    var refused =
        assertInstanceOf(
            Start.NotPermitted.class, EmbeddedPostgres.start(config.withRunAs("nobody")));

    assertTrue(refused.message().contains("chown"), refused.message());
  }

  @Test
  void userWhoCannotReachTheDirectoryIsRefusedWithAdvice() throws Exception {
    Path closed = Files.createDirectory(temp.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    var config = Quick.in(closed.resolve("home")).withRunAs("nobody");

    var refused = assertInstanceOf(Start.NotPermitted.class, EmbeddedPostgres.start(config));

    assertTrue(refused.message().contains("chmod o+x"), refused.message());
  }

  @Test
  void anOrdinaryUserNeedsNothing() throws Exception {
    Path home = temp.resolve("home");
    var classPath = Child.readableClassPath(Files.createDirectory(temp.resolve("classes")));
    try (var child = Child.start(asNobody(), classPath, temp, home.toString())) {
      ProcessHandle postgres = child.postgres();

      assertEquals("nobody", postgres.info().user().orElse("?"));
      assertEquals("nobody", Privileges.ownerOf(home.resolve("cluster/PG_VERSION")));
      child.kill();
      assertTrue(postgres.isAlive());
    }
    try (var child = Child.start(asNobody(), classPath, temp, home.toString())) {
      assertTrue(child.postgres().isAlive(), "the orphan of an ordinary user is ended as well");
    }
  }

  @Test
  void aUserWithoutANameWillDo() throws Exception {
    assumeTrue(
        Command.run(List.of("unshare", "-U", "true"), Sql.PATIENCE).successful(),
        "unshare -U is not permitted");
    List<String> nameless = List.of("setpriv", "--reuid=54321", "--regid=54321", "--clear-groups");
    var classPath = Child.readableClassPath(Files.createDirectory(temp.resolve("classes")));

    try (var child = Child.start(nameless, classPath, temp, temp.resolve("home").toString())) {
      assertTrue(child.postgres().isAlive());
    }
  }

  @Test
  void anOrdinaryUserIsToldThatTheDataIsAnothers() throws Exception {
    Path home = temp.resolve("home");
    Quick.made(home);
    var classPath = Child.readableClassPath(Files.createDirectory(temp.resolve("classes")));

    try (var child = Child.start(asNobody(), classPath, temp, home.toString())) {
      assertTrue(child.says().startsWith("REFUSED "));
    }
  }

  private static List<String> asNobody() throws Exception {
    return List.of(
        Command.find("setpriv").orElseThrow(),
        "--reuid=" + id("-u"),
        "--regid=" + id("-g"),
        "--clear-groups",
        "--");
  }

  private static String id(String what) throws Exception {
    return Command.run(List.of("id", what, "nobody"), Sql.PATIENCE).output().strip();
  }
}
