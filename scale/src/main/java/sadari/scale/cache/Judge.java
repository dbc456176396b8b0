package sadari.scale.cache;

import java.time.Duration;
import sadari.core.consistency.Vector;
import sadari.scale.session.Reading;

/// Tells what the read at hand may be answered from.
@FunctionalInterface
interface Judge {
  /// For how long an account waits for the memory to catch up with what it has seen; then it reads
  /// the shared cache, which has.
  Duration PATIENCE = Duration.ofMillis(5);

  Trust judge(Standing standing);

  /// Of the request under way: each account sees what it wrote, and never goes back behind what it
  /// saw. Strangers get what is as old as lives allow.
  static Trust session(Standing standing) {
    Reading reading = Reading.current();
    return switch (reading.mode()) {
      case DECIDE -> Trust.RECORD;
      case READ ->
          switch (reading.seen()) {
            case Reading.Seen.Nobody _ -> Trust.LOCAL;
            case Reading.Seen.Unknown _ -> standing.isVouched() ? Trust.SHARED : Trust.DATABASE;
            case Reading.Seen.Known(Vector vector) -> known(standing, vector);
          };
    };
  }

  private static Trust known(Standing standing, Vector vector) {
    if (!standing.isVouched()) {
      return Trust.DATABASE;
    }
    return standing.hasApplied(vector.invalidation(), PATIENCE) ? Trust.LOCAL : Trust.SHARED;
  }

  /// Where there are no sessions: this server sees what it wrote, everybody else's changes as soon
  /// as they are told.
  static Trust alone(Standing standing) {
    return standing.isConnected() ? Trust.LOCAL : Trust.DATABASE;
  }
}
