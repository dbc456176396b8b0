package sadari.engine.postgres;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sadari.core.consistency.Position;

/// Says which standbys are fit to serve reads. Not thread-safe: the cluster asks under its lock.
///
/// A replica that lags more than the limits is dropped, and is taken back only when it lags less
/// than half of them: one that hovers about a limit would otherwise come and go all the time. While
/// there is no primary nobody falls behind.
final class Fitness {
  private final PostgresConfig.Cluster limits;
  private final LagClock clock = new LagClock();
  private Look.@Nullable History history;
  private long timeline;

  Fitness(PostgresConfig.Cluster limits) {
    this.limits = limits;
  }

  /// The primary was seen there.
  void primaryAt(Look.Primary primary, long nanos) {
    Position position = primary.position();
    if (position.timeline() != timeline) {
      clock.reset();
      timeline = position.timeline();
    }
    clock.primaryAt(nanos, position.lsn());
    history = primary.history().orElse(null);
  }

  /// Decides about one, and leaves the decision with it.
  boolean judge(Member member, long highest, long nanos) {
    boolean fit =
        member.look() instanceof Look.Standby standby
            && timeline == highest
            && isOfOurHistory(standby.history())
            && !member.isSteppedBack()
            && isWithinLimits(standby, member.isServing(), nanos);
    member.setServing(fit);
    return fit;
  }

  private boolean isOfOurHistory(Optional<Look.History> theirs) {
    return history != null && theirs.isPresent() && theirs.get().equals(history);
  }

  private boolean isWithinLimits(Look.Standby standby, boolean serving, long nanos) {
    int strictness = serving ? 1 : 2;
    long bytes = clock.bytesBehind(standby.replayed());
    Duration time = clock.timeBehind(standby.replayed(), nanos);
    return bytes <= limits.lagBytes() / strictness
        && time.compareTo(limits.lagTime().dividedBy(strictness)) <= 0;
  }

  HostState state(Member member, boolean primary) {
    return switch (member.look()) {
      case Look.Primary claim ->
          new HostState(
              member.name(),
              primary ? HostState.Role.PRIMARY : HostState.Role.FENCED,
              claim.position().timeline(),
              primary,
              0,
              Duration.ZERO);
      case Look.Standby standby ->
          new HostState(
              member.name(),
              HostState.Role.STANDBY,
              standby.position().timeline(),
              member.isServing(),
              clock.bytesBehind(standby.replayed()),
              clock.timeBehind(standby.replayed(), System.nanoTime()));
      case Look.Silent _ ->
          new HostState(member.name(), HostState.Role.SILENT, 0, false, 0, Duration.ZERO);
    };
  }
}
