package sadari.engine.postgres;

import java.time.Duration;

/// What is known of one server of a cluster.
///
/// @param name its host and port
/// @param timeline as it says; 0 where it does not
/// @param lagBytes of a standby: how much log it lacks
/// @param lagTime of a standby: how old what it shows is
public record HostState(
    String name, Role role, long timeline, boolean serving, long lagBytes, Duration lagTime) {

  /// What a server is.
  public enum Role {
    /// It takes the writes.
    PRIMARY,
    /// It follows the primary.
    STANDBY,
    /// It calls itself primary and has been replaced.
    FENCED,
    /// It does not answer.
    SILENT
  }
}
