package sadari.lab.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Programs that may be installed or not.
public final class Programs {
  private static final Path POSTGRES = Path.of("/usr/lib/postgresql");

  private Programs() {}

  /// Where the program `name` is: among those of the newest PostgreSQL, which Debian keeps apart
  /// and complete, on the PATH, or in the places of administrators.
  public static Optional<Path> find(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(
            postgresFolders().stream(),
            Stream.of(path.split(":")).filter(folder -> !folder.isEmpty()).map(Path::of),
            Stream.of("/usr/local/sbin", "/usr/sbin", "/sbin", "/usr/bin", "/bin").map(Path::of))
        .flatMap(folders -> folders)
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// The same, for one that must be there.
  public static String require(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new MissingProgramException(
                    name + " is not installed; ./sadari lab doctor tells what is missing"))
        .toString();
  }

  private static List<Path> postgresFolders() {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(POSTGRES)) {
      try (DirectoryStream<Path> versions = Files.newDirectoryStream(POSTGRES)) {
        versions.forEach(found::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    found.sort(Comparator.comparingInt(Programs::version).reversed());
    return found.stream().map(version -> version.resolve("bin")).toList();
  }

  private static int version(Path folder) {
    String digits = String.valueOf(folder.getFileName()).replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }
}
