package sadari.lab.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.List;
import java.util.stream.Stream;

/// The user that an engine runs as which refuses to run as root.
///
/// @param prefix what stands before its commands; empty where we are not root
/// @param user who owns its files; empty for ourselves
public record RunAs(List<String> prefix, String user) {
  private static final RunAs OURSELVES = new RunAs(List.of(), "");

  /// Ourselves, or for root the user `postgres` that Debian's package makes.
  public static RunAs notRoot() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return OURSELVES;
    }
    String user = Stream.of("postgres", "nobody").filter(RunAs::exists).findFirst().orElseThrow();
    return new RunAs(
        List.of(
            Programs.require("setpriv"),
            "--reuid=" + user,
            "--regid=" + group(user),
            "--clear-groups",
            "--"),
        user);
  }

  /// `words`, ready to run.
  public List<String> command(List<String> words) {
    return Stream.concat(prefix.stream(), words.stream()).toList();
  }

  /// Gives it a file or folder, with all that is below.
  public void own(Path tree) {
    if (user.isEmpty()) {
      return;
    }
    try (Stream<Path> all = Files.walk(tree)) {
      UserPrincipal owner = principal(user);
      for (Path file : all.toList()) {
        Files.setOwner(file, owner);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean exists(String user) {
    try {
      return !principal(user).getName().isEmpty();
    } catch (UserPrincipalNotFoundException none) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static UserPrincipal principal(String user) throws IOException {
    return FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(user);
  }

  private static String group(String user) {
    try {
      return Command.of(Path.of("/"), List.of("id", "-gn", user)).succeed().strip();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
