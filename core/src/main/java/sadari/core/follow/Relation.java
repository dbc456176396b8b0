package sadari.core.follow;

import sadari.core.id.AccountId;

/// How a viewer and another account stand to each other.
///
/// @param other the other account
/// @param out how the viewer follows the other
/// @param in how the other follows the viewer
public record Relation(AccountId other, FollowEdge out, FollowEdge in) {
  /// Strangers.
  public static Relation none(AccountId other) {
    return new Relation(other, FollowEdge.NONE, FollowEdge.NONE);
  }

  /// Whether the viewer sees the other's posts for followers only.
  public boolean following() {
    return out.state() == FollowEdge.State.FOLLOWING;
  }
}
