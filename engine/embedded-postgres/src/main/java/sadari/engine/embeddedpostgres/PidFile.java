package sadari.engine.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What PostgreSQL says of itself in `postmaster.pid`: line 1 its process, line 8 its state.
///
/// @param ready whether it takes connections
record PidFile(long pid, boolean ready) {

  static Path in(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }

  /// The file of `cluster`, unless there is none or it is being written.
  static Optional<PidFile> read(Path cluster) {
    try {
      List<String> lines = Files.readAllLines(in(cluster));
      // A standby never says "ready".
      boolean ready =
          lines.size() >= 8 && List.of("ready", "standby").contains(lines.get(7).strip());
      return lines.isEmpty()
          ? Optional.empty()
          : Optional.of(new PidFile(Long.parseLong(lines.getFirst().strip()), ready));
    } catch (IOException | NumberFormatException none) {
      return Optional.empty();
    }
  }
}
