package sadari.engine.embeddedpostgres;

import java.nio.file.Path;

/// How a start ended: with a running server, or with a reason a person can act on.
public sealed interface Start {

  /// PostgreSQL accepts connections.
  record Started(EmbeddedPostgres postgres) implements Start {}

  /// PostgreSQL does not run, and nothing of the data was changed.
  sealed interface Refused extends Start {
    /// What is wrong and what to do, in one or two sentences without secrets.
    String message();
  }

  /// Another server holds the directory.
  record AlreadyRunning(Path home, String message) implements Refused {}

  /// The data was made by another major version of PostgreSQL.
  record WrongVersion(int found, int wanted, String message) implements Refused {}

  /// Nothing may run here as the user at hand: PostgreSQL refuses root, or files belong to others.
  record NotPermitted(String message) implements Refused {}

  /// The port that was asked for is in use.
  record PortTaken(int port, String message) implements Refused {}

  /// There are no programs for this platform, or they do not run.
  record NoBinaries(String message) implements Refused {}

  /// A PostgreSQL that this module did not start uses the data.
  record UsedByAnother(long pid, String message) implements Refused {}

  /// The directory lacks something that cannot be made again, or cannot be read or written.
  record Unusable(Path home, String message) implements Refused {}

  /// PostgreSQL itself gave up or took too long; the message ends with what it logged.
  record DidNotStart(String message) implements Refused {}
}
