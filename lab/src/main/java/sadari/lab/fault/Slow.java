package sadari.lab.fault;

import java.time.Duration;
import java.util.Set;
import sadari.lab.Lab;
import sadari.lab.link.Condition;

/// Everything to and from a component is late, and takes its time.
///
/// @param latency added in each direction
/// @param jitter added on top, evenly between nothing and this
/// @param bytesPerSecond at most, in each direction; 0 for no limit
/// @param from only for connections that these components made; empty for all
public record Slow(
    String component, Duration latency, Duration jitter, long bytesPerSecond, Set<String> from)
    implements Fault {
  public static Slow latency(String component, Duration latency) {
    return new Slow(component, latency, Duration.ZERO, 0, Set.of());
  }

  @Override
  public String told() {
    StringBuilder told = new StringBuilder("slow, " + latency.toMillis() + " ms");
    if (!jitter.isZero()) {
      told.append(" to ").append(latency.plus(jitter).toMillis()).append(" ms");
    }
    if (bytesPerSecond > 0) {
      told.append(", ").append(bytesPerSecond / 1000).append(" kB/s");
    }
    return told + (from.isEmpty() ? "" : " from " + String.join(", ", from));
  }

  @Override
  public Healing inject(Lab lab) {
    var slow = new Condition.Slow(latency, jitter, bytesPerSecond);
    return lab.link(component).put(slow, from)::close;
  }
}
