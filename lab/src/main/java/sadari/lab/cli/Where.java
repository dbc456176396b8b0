package sadari.lab.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// Which lab is meant.
final class Where {
  @Option(
      names = "--dir",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "folder of the lab, which is made and removed (default: ${DEFAULT-VALUE})")
  private Path folder = Path.of("/tmp", "sadari-lab-" + System.getProperty("user.name"));

  Path folder() {
    return folder.toAbsolutePath().normalize();
  }

  /// Where the process that holds the lab is told what to do.
  static Path socket(Path folder) {
    return folder.resolve("lab.sock");
  }
}
