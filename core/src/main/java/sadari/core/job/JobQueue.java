package sadari.core.job;

import java.time.Duration;
import java.util.List;
import sadari.core.outbox.Lane;
import sadari.core.outbox.PendingEvent;

/// Carries events from where they were written to a worker, by lanes.
///
/// At least once: what was put is delivered until a worker says [Delivery#done]. A delivery is a
/// lease; when its worker dies or says nothing for [#lease], it is delivered again, perhaps
/// elsewhere. Of concurrent takers each delivery goes to one. No order is promised between two
/// deliveries. Lanes do not wait for each other. What is to happen later, and what is given up, is
/// kept by [sadari.core.outbox.Outbox], not here. Thread-safe.
///
/// Failures are [sadari.core.failure.Failure]s; after `OutcomeUnknown` the same events may be put
/// again, as their effects are idempotent.
public interface JobQueue {
  /// Puts events into their lanes, in this order. Durable when it returns.
  void put(List<PendingEvent> events);

  /// Takes up to `most` events of a lane, waiting up to `wait` for the first; empty when none came.
  List<Delivery> take(Lane lane, int most, Duration wait);

  /// How long a worker may be silent about a delivery.
  Duration lease();

  /// How much there is to do in a lane: what waits and what is under way.
  Backlog backlog(Lane lane);

  /// An event in a worker's hands. Each is answered by exactly one of [#done], [#kept] and
  /// [#release].
  interface Delivery {
    PendingEvent event();

    /// How often it was delivered, this time included; at least 1. May be too low after a crash.
    int deliveries();

    /// The effects are there: it is not delivered again, as far as the queue can know.
    void done();

    /// The outbox has it now: for another try later, given up, or replaced by its parts. This
    /// delivery is over. A queue that is the outbox itself has nothing to do then.
    default void kept() {
      done();
    }

    /// Somebody else shall do it, at once.
    void release();

    /// Still at work: the lease begins anew.
    ///
    /// @return false where the lease is lost; somebody else may be at it by now
    boolean renew();
  }

  /// @param waiting events that are not done
  /// @param oldest age of the oldest of them; zero where there is none
  record Backlog(long waiting, Duration oldest) {}
}
