package sadari.engine.embeddedpostgres;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import sadari.engine.embeddedpostgres.Start.DidNotStart;
import sadari.engine.embeddedpostgres.Start.Unusable;
import sadari.engine.embeddedpostgres.Start.WrongVersion;

/// PostgreSQL's data directory: made once, checked at every start.
final class Cluster {
  static final String ADMINISTRATOR = "postgres";
  static final String APPLICATION = "sadari";
  private static final Duration LONGEST_INITDB = Duration.ofMinutes(5);

  private static final String UNFINISHED = "initdb.";
  private static final int REMOVALS = 100;

  private final Home home;
  private final Programs programs;
  private final Privileges privileges;

  Cluster(Home home, Programs programs, Privileges privileges) {
    this.home = home;
    this.programs = programs;
    this.privileges = privileges;
  }

  /// Makes the cluster where there is none and refuses one of another major version.
  ///
  /// It is made in a directory beside its place and moved there when it is whole, so that a crash
  /// leaves either no cluster or a good one.
  Logins open(RandomGenerator random, boolean durable)
      throws IOException, RefusedException, InterruptedException {
    removeLeftOvers();
    if (Files.exists(home.cluster())) {
      checkVersion();
      return readLogins();
    }
    var logins =
        new Logins(
            new Login(ADMINISTRATOR, password(random)), new Login(APPLICATION, password(random)));
    Home.write(
        home.secret(),
        logins.administrator().password() + "\n" + logins.application().password() + "\n",
        privileges.owner());
    Path fresh = Files.createTempDirectory(home.directory(), UNFINISHED);
    Home.give(fresh, privileges.owner());
    initdb(fresh, durable);
    prepare(fresh, logins.application());
    Files.move(fresh, home.cluster(), StandardCopyOption.ATOMIC_MOVE);
    Home.sync(home.directory());
    return logins;
  }

  /// The users of the cluster.
  record Logins(Login administrator, Login application) {}

  private void initdb(Path fresh, boolean durable) throws RefusedException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(programs.program("initdb"));
    command.addAll(List.of("-D", fresh.toString(), "-U", ADMINISTRATOR, "-A", "scram-sha-256"));
    command.addAll(List.of("--pwfile", home.secret().toString(), "-E", "UTF8", "-k"));
    command.addAll(List.of("--no-instructions", "-T", "simple"));
    if (programs.major() >= 17) {
      // The same order and letter case on every platform and after every C library upgrade.
      command.addAll(
          List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"));
    } else {
      boolean linux = System.getProperty("os.name", "").equals("Linux");
      command.add(linux ? "--locale=C.UTF-8" : "--locale=C");
      command.add("--lc-messages=C");
    }
    if (!durable) {
      command.addAll(List.of("--no-sync", "--wal-segsize=1")); // half the bytes to write and copy
    }
    Command.Ended ended = Command.run(privileges.command(command), LONGEST_INITDB);
    if (!ended.successful()) {
      throw new RefusedException(
          new DidNotStart("The database could not be made: " + ended.output().strip()));
    }
  }

  /// Makes the application's role and database in single-user mode, before any port is open. The
  /// password goes through standard input.
  private void prepare(Path fresh, Login application)
      throws RefusedException, InterruptedException {
    List<String> command =
        List.of(
            programs.program("postgres"),
            "--single",
            "-D",
            fresh.toString(),
            "-c",
            "exit_on_error=on",
            "-c",
            "log_min_error_statement=panic",
            "template1");
    String statements =
        """
        DO $$ BEGIN CREATE EXTENSION pg_stat_statements SCHEMA public; \
        EXCEPTION WHEN OTHERS THEN RAISE WARNING 'without pg_stat_statements'; END $$
        CREATE ROLE %1$s LOGIN CREATEDB PASSWORD '%2$s'
        GRANT pg_monitor TO %1$s
        CREATE DATABASE %1$s OWNER %1$s
        """
            .formatted(application.user(), application.password());
    Command.Ended ended = Command.run(privileges.command(command), statements, LONGEST_INITDB);
    if (!ended.successful()) {
      throw new RefusedException(
          new DidNotStart(
              "The database could not be prepared: "
                  + ended.output().replace(application.password(), "***").strip()));
    }
  }

  private void checkVersion() throws IOException, RefusedException {
    Path file = home.cluster().resolve("PG_VERSION");
    if (!Files.isRegularFile(file)) {
      throw new RefusedException(
          new Unusable(
              home.directory(),
              home.cluster() + " is not a data directory of PostgreSQL. Move it away first."));
    }
    String text = Files.readString(file).strip();
    int found = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    if (found != programs.major()) {
      throw new RefusedException(
          new WrongVersion(
              found,
              programs.major(),
              "The data in "
                  + home.directory()
                  + " was made by PostgreSQL "
                  + text
                  + ", and this server brings PostgreSQL "
                  + programs.major()
                  + ". Start it with the programs of PostgreSQL "
                  + text
                  + ", or move the data with pg_dump and pg_restore, or upgrade it with pg_upgrade."));
    }
  }

  private Logins readLogins() throws IOException, RefusedException {
    if (Files.isRegularFile(home.secret())) {
      List<String> lines = Files.readAllLines(home.secret());
      if (lines.size() >= 2) {
        return new Logins(
            new Login(ADMINISTRATOR, lines.get(0)), new Login(APPLICATION, lines.get(1)));
      }
    }
    throw new RefusedException(
        new Unusable(
            home.directory(),
            "The passwords of the database, kept in "
                + home.secret()
                + ", are missing. Bring that file back from a backup."));
  }

  /// Removes clusters that were never finished. The `initdb` of a killed server may still be
  /// filling one for a moment; it fails when its files go, and the removal is tried again.
  private void removeLeftOvers() throws IOException, InterruptedException {
    List<Path> leftOvers = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(home.directory(), UNFINISHED + "*")) {
      found.forEach(leftOvers::add);
    }
    for (Path leftOver : leftOvers) {
      for (int attempt = 1; !removed(leftOver) && attempt < REMOVALS; attempt++) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  private static boolean removed(Path tree) {
    try {
      Trees.delete(tree);
      return true;
    } catch (IOException filled) {
      return false; // in no one's way: the next cluster is made under another name
    }
  }

  private static String password(RandomGenerator random) {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
