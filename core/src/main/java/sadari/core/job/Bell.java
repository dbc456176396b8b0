package sadari.core.job;

import java.time.Duration;
import sadari.core.outbox.Lane;

/// Rings when there may be something to do in a lane. A ring may be missed, so whoever waits looks
/// by itself again and again. Thread-safe.
public interface Bell {
  /// Waits until the lane's bell rings, or has rung since the last wait of anybody in this process;
  /// at most this long. Ends early when the thread is interrupted.
  void await(Lane lane, Duration longest);
}
