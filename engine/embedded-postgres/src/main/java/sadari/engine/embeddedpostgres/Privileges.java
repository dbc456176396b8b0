package sadari.engine.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sadari.engine.embeddedpostgres.Start.NotPermitted;

/// How the programs of PostgreSQL are started so that they do not see root, which they refuse.
///
/// @param prefix what stands before every command line
/// @param owner the user that owns the files of the home; null where it is the server's own user
record Privileges(List<String> prefix, @Nullable String owner) {
  private static final Duration PROBE = Duration.ofSeconds(20);

  /// Finds the way for this process: none needed, a user namespace, or another user.
  static Privileges find(Home home, Optional<String> runAs)
      throws RefusedException, InterruptedException, IOException {
    Optional<String> clusterOwner = home.clusterOwner();
    String self = home.ownUser();
    if (!self.equals("root")) {
      if (clusterOwner.isPresent() && !clusterOwner.get().equals(self)) {
        throw belongsTo(home, clusterOwner.get(), self);
      }
      return ordinary();
    }
    if (runAs.isPresent() && !runAs.get().equals("root")) {
      if (clusterOwner.isPresent() && !clusterOwner.get().equals(runAs.get())) {
        throw belongsTo(home, clusterOwner.get(), runAs.get());
      }
      return as(runAs.get(), home);
    }
    if (clusterOwner.isPresent() && !clusterOwner.get().equals("root")) {
      return as(clusterOwner.get(), home);
    }
    return asRoot(home, clusterOwner.isPresent());
  }

  /// The command line `arguments`, ready to run.
  List<String> command(List<String> arguments) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(arguments);
    return whole;
  }

  /// Nothing is needed, unless the user has a number only, as containers give: `initdb` wants a
  /// name, and a user namespace shows it `nobody`.
  private static Privileges ordinary() throws InterruptedException {
    if (!probe(List.of(), "id", "-un").successful()) {
      Optional<String> unshare = Command.find("unshare");
      if (unshare.isPresent()) {
        List<String> prefix = List.of(unshare.get(), "-U", "--");
        if (probe(prefix, "id", "-un").successful()) {
          return new Privileges(prefix, null);
        }
      }
    }
    return new Privileges(List.of(), null);
  }

  private static Privileges asRoot(Home home, boolean ownedByRoot)
      throws RefusedException, InterruptedException, IOException {
    String namespace = "unshare is not installed";
    Optional<String> unshare = Command.find("unshare");
    if (unshare.isPresent()) {
      List<String> prefix = List.of(unshare.get(), "-U", "--");
      Command.Ended probe = probe(prefix, "id", "-u");
      if (probe.successful() && !probe.output().strip().equals("0")) {
        return new Privileges(prefix, null);
      }
      namespace = probe.output().strip();
    }
    String user;
    if (ownedByRoot) {
      user = "the data belongs to root";
    } else {
      try {
        return as(exists("postgres") ? "postgres" : "nobody", home);
      } catch (RefusedException refused) {
        user = refused.refused().message();
      }
    }
    throw notPermitted(
        "PostgreSQL does not run as root. A user namespace is not available ("
            + namespace
            + "), and neither is another user ("
            + user
            + "). Run the server as an ordinary user, or allow user namespaces.");
  }

  private static Privileges as(String user, Home home)
      throws RefusedException, InterruptedException, IOException {
    Optional<String> setpriv = Command.find("setpriv");
    if (setpriv.isEmpty()) {
      throw notPermitted(
          "PostgreSQL should run as the user " + user + ", which needs setpriv (util-linux).");
    }
    List<String> prefix =
        List.of(
            setpriv.get(),
            "--reuid=" + id("-u", user),
            "--regid=" + id("-g", user),
            "--clear-groups",
            "--");
    home.secure(user);
    if (!probe(prefix, "test", "-x", home.log().toString()).successful()) {
      throw notPermitted(
          "The user "
              + user
              + " cannot reach the directory "
              + home.directory()
              + ": let others pass the directories above it (chmod o+x), or take another one.");
    }
    return new Privileges(prefix, user);
  }

  private static Command.Ended probe(List<String> prefix, String... arguments)
      throws InterruptedException {
    var command = new ArrayList<>(prefix);
    command.addAll(List.of(arguments));
    return Command.run(command, PROBE);
  }

  private static boolean exists(String user) throws InterruptedException {
    return Command.run(List.of("id", "-u", user), PROBE).successful();
  }

  private static String id(String what, String user) throws RefusedException, InterruptedException {
    Command.Ended id = Command.run(List.of("id", what, user), PROBE);
    if (!id.successful()) {
      throw notPermitted("There is no user " + user + " on this machine.");
    }
    return id.output().strip();
  }

  static String ownerOf(Path file) throws IOException {
    UserPrincipal owner = Files.getOwner(file, LinkOption.NOFOLLOW_LINKS);
    return owner.getName();
  }

  private static RefusedException belongsTo(Home home, String owner, String user) {
    return notPermitted(
        "The data in "
            + home.directory()
            + " belongs to the user "
            + owner
            + " and PostgreSQL would run as "
            + user
            + ". Run the server as "
            + owner
            + ", or give the directory away: chown -R "
            + user
            + " DIRECTORY.");
  }

  private static RefusedException notPermitted(String message) {
    return new RefusedException(new NotPermitted(message));
  }
}
