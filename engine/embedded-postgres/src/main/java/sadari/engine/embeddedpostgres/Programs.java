package sadari.engine.embeddedpostgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sadari.engine.embeddedpostgres.Start.NoBinaries;

/// The programs of one PostgreSQL installation.
///
/// @param directory where `postgres`, `initdb` and `pg_ctl` are
/// @param major 18 for 18.6
/// @param version as the program tells it, "18.6"
record Programs(Path directory, int major, String version) {
  private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) ((\\d+)\\S*)");

  /// The programs of `given`, or the bundled ones, unpacked below `cache` or, failing that, `home`.
  static Programs find(Optional<Path> given, List<Path> caches, Privileges privileges)
      throws RefusedException, InterruptedException {
    Path directory =
        given.isPresent() ? given.get().toAbsolutePath() : BundledPrograms.unpacked(caches);
    for (String name : List.of("postgres", "initdb", "pg_ctl")) {
      if (!Files.isExecutable(directory.resolve(name))) {
        throw refused("There is no program " + name + " in " + directory + ".");
      }
    }
    Command.Ended asked =
        Command.run(
            privileges.command(List.of(directory.resolve("postgres").toString(), "-V")),
            Duration.ofSeconds(20));
    Matcher version = VERSION.matcher(asked.output());
    if (!asked.successful() || !version.find()) {
      throw refused(
          "The PostgreSQL of " + directory + " does not run here: " + asked.output().strip());
    }
    return new Programs(directory, Integer.parseInt(version.group(2)), version.group(1));
  }

  String program(String name) {
    return directory.resolve(name).toString();
  }

  static RefusedException refused(String reason) {
    return new RefusedException(
        new NoBinaries(
            reason + " Install PostgreSQL 15 to 18 and give the directory of its programs."));
  }
}
