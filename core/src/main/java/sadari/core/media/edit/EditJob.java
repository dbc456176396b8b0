package sadari.core.media.edit;

import sadari.core.id.AccountId;
import sadari.core.id.JobId;
import sadari.core.id.MediaId;

/// Edits to a photo that its owner asked for, and how far they are.
///
/// @param base the version that they change
/// @param version the number of the version that they make
public record EditJob(
    JobId id, AccountId owner, MediaId media, Edits edits, int base, int version, State state) {

  /// What is asked for.
  public record Request(JobId id, AccountId owner, MediaId media, Edits edits) {}

  /// How far it is.
  public sealed interface State {
    /// Nobody has begun.
    record Queued() implements State {}

    /// Somebody is at it, or was when a worker went away: then another one begins anew.
    ///
    /// @param percent 0 to 99
    record Running(int percent) implements State {}

    /// The version is there.
    record Done() implements State {}

    /// There is no such version and will not be.
    ///
    /// @param reason for who asked
    record Failed(String reason) implements State {}

    /// It failed too often; nobody tries any more, unless operators have it tried again.
    ///
    /// @param reason for who asked
    record GivenUp(String reason) implements State {}
  }

  /// Whether nothing will change any more.
  public boolean isOver() {
    return switch (state) {
      case State.Queued _, State.Running _, State.GivenUp _ -> false;
      case State.Done _, State.Failed _ -> true;
    };
  }
}
