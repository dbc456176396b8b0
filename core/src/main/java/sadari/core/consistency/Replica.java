package sadari.core.consistency;

/// A copy that follows the primary and serves reads.
///
/// While it is up its position never goes back. Across a crash it may: it must not serve anybody
/// again before it is where it had been seen to be.
public interface Replica extends Copy {
  /// Whether a read that begins now sees everything up to `wanted`: by what is known of it, or,
  /// where that is too old to tell, by asking. Many callers share one question.
  ///
  /// False where it cannot be asked, and where the primary has moved on to a timeline that this
  /// copy has not reached.
  boolean reaches(Position wanted);
}
