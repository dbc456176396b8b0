package sadari.core.follow;

/// The state of one follow, as its follower's side has it. The target's side reflects it.
///
/// @param version counts the changes of this edge from 1; a side that has seen a later version
///   ignores an earlier one, so events may come twice and in any order
/// @param state whether it is asked for, granted, or gone
/// @param boosts whether the follower wants to see the target's boosts
/// @param notifies whether the follower wants a notification of each post
public record FollowEdge(long version, State state, boolean boosts, boolean notifies) {
  /// Where a follow stands.
  public enum State {
    /// Not following (never was, or undone).
    NONE,
    /// Waits for the target's consent.
    REQUESTED,
    /// Follows.
    FOLLOWING
  }

  /// Nobody follows.
  public static final FollowEdge NONE = new FollowEdge(0, State.NONE, true, false);
}
