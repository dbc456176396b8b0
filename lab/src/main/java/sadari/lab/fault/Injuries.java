package sadari.lab.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import sadari.lab.Lab;

/// The faults in force in one lab, so that they can be told and healed. Thread-safe.
public final class Injuries {
  private final Lab lab;
  private final List<Injury> inForce = new CopyOnWriteArrayList<>();

  /// A fault in force.
  ///
  /// @param component what is broken
  public record Injury(String component, Fault fault, Fault.Healing healing) {
    /// Whether its processes do not run.
    public boolean ofProcesses() {
      return fault instanceof Kill || fault instanceof Freeze || fault instanceof Stop;
    }
  }

  public Injuries(Lab lab) {
    this.lab = lab;
  }

  /// Injects a fault.
  ///
  /// @param component what it breaks
  /// @param span after which it heals by itself; for ever where there is none
  public void inject(String component, Fault fault, Optional<Duration> span) {
    Injury injury = new Injury(component, fault, fault.inject(lab));
    inForce.add(injury);
    span.ifPresent(time -> Thread.startVirtualThread(() -> healAfter(time, injury)));
  }

  /// Heals those that `which` picks, the latest first, and returns them.
  public List<Injury> heal(Predicate<Injury> which) {
    List<Injury> healed = new ArrayList<>();
    for (Injury injury : List.copyOf(inForce).reversed()) {
      if (which.test(injury) && heal(injury)) {
        healed.add(injury);
      }
    }
    return healed;
  }

  /// The faults in force, the oldest first.
  public List<Injury> inForce() {
    return List.copyOf(inForce);
  }

  private void healAfter(Duration span, Injury injury) {
    try {
      TimeUnit.NANOSECONDS.sleep(span.toNanos());
      boolean _ = heal(injury);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean heal(Injury injury) {
    boolean mine = inForce.remove(injury);
    if (mine) {
      injury.healing().close();
    }
    return mine;
  }
}
