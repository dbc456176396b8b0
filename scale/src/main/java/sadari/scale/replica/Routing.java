package sadari.scale.replica;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import sadari.core.consistency.Copies;
import sadari.core.consistency.Copy;
import sadari.core.consistency.Position;
import sadari.core.consistency.Replica;
import sadari.core.failure.Conflict;
import sadari.core.failure.NoRoom;
import sadari.core.failure.Unavailable;
import sadari.scale.replica.RoutingMeter.Reason;
import sadari.scale.session.Reading;
import sadari.scale.session.Reading.Seen;

/// Picks the copy for each request. Thread-safe.
///
/// A request that reads stays with one replica, so that it does not go back in time within itself;
/// it may go on to the primary, and never returns. The replica is picked anew for every request by
/// where it stands *then*: that one replica has caught up says nothing of the others.
public final class Routing {
  private static final Duration GLANCE = Duration.ofMillis(2);

  private final Copies copies;
  private final Duration catchUp;
  private final IntUnaryOperator anyBelow;
  private final RoutingMeter meter;

  /// @param catchUp how long a request waits at most for a replica to come as far as its account
  /// @param anyBelow a random number below a bound: which of several replicas is asked first
  public Routing(Copies copies, Duration catchUp, IntUnaryOperator anyBelow, RoutingMeter meter) {
    this.copies = copies;
    this.catchUp = catchUp;
    this.anyBelow = anyBelow;
    this.meter = meter;
  }

  /// One port, on every copy.
  public <S> Routed<S> over(S primary, Function<Replica, S> on) {
    return new Routed<>(primary, on);
  }

  /// One port of the domain, on every copy.
  public final class Routed<S> {
    private final S primary;
    private final Function<Replica, S> on;
    private final Map<Replica, S> known = new ConcurrentHashMap<>();

    private Routed(S primary, Function<Replica, S> on) {
      this.primary = primary;
      this.on = on;
    }

    /// Asks the copy that the request may use.
    <T> T read(Function<S, T> question) {
      Reading reading = Reading.current();
      Optional<Replica> replica = replicaFor(reading);
      if (replica.isPresent()) {
        Replica chosen = replica.get();
        reading.uses(chosen);
        try {
          T answer = question.apply(known.computeIfAbsent(chosen, on));
          meter.read(chosen.name());
          return answer;
        } catch (Unavailable | Conflict | NoRoom failure) {
          // It went away, took back a row under the read, or its disk has no room to sort on. The
          // primary has all it would have had.
          meter.fellBack(Reason.FAILED);
        }
      }
      reading.uses(copies.primary());
      meter.read("primary");
      return question.apply(primary);
    }

    /// Tells the primary.
    void tell(Consumer<S> order) {
      Reading.current().uses(copies.primary());
      order.accept(primary);
    }

    /// Asks the primary, or tells it and gets an answer.
    <T> T decide(Function<S, T> operation) {
      Reading.current().uses(copies.primary());
      return operation.apply(primary);
    }
  }

  private Optional<Replica> replicaFor(Reading reading) {
    if (reading.mode() == Reading.Mode.DECIDE) {
      return Optional.empty();
    }
    Optional<Copy> last = reading.used().stream().reduce((_, next) -> next);
    if (last.isEmpty()) {
      return pick(reading);
    }
    return switch (last.get()) {
      case Replica replica when copies.replicas().contains(replica) -> Optional.of(replica);
      case Replica _ -> fallBack(Reason.DROPPED);
      case Copy _ -> Optional.empty();
    };
  }

  private Optional<Replica> pick(Reading reading) {
    List<Replica> serving = copies.replicas();
    if (serving.isEmpty()) {
      return fallBack(Reason.NONE);
    }
    int first = anyBelow.applyAsInt(serving.size());
    return switch (reading.seen()) {
      case Seen.Nobody() -> Optional.of(serving.get(first));
      case Seen.Unknown() -> fallBack(Reason.UNKNOWN);
      case Seen.Known(var vector) -> caughtUp(serving, first, vector.position());
    };
  }

  private Optional<Replica> caughtUp(List<Replica> serving, int first, Position wanted) {
    for (int i = 0; i < serving.size(); i++) {
      Replica replica = serving.get((first + i) % serving.size());
      if (replica.reaches(wanted)) {
        return Optional.of(replica);
      }
    }
    long deadline = System.nanoTime() + catchUp.toNanos();
    while (System.nanoTime() - deadline < 0) {
      LockSupport.parkNanos(GLANCE.toNanos());
      Replica replica = serving.get(first);
      if (replica.reaches(wanted)) {
        return Optional.of(replica);
      }
    }
    return fallBack(Reason.BEHIND);
  }

  private Optional<Replica> fallBack(Reason reason) {
    meter.fellBack(reason);
    return Optional.empty();
  }
}
