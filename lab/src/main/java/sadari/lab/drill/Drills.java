package sadari.lab.drill;

import java.util.List;
import java.util.Optional;
import sadari.lab.drill.Drill.Promise;
import sadari.lab.fault.Freeze;
import sadari.lab.fault.Kill;

/// All drills there are.
public final class Drills {
  private static final Promise ERRORS_FOR_A_SECOND = Promise.errorsFor(1);

  private Drills() {}

  /// By rung, in the order in which they are run.
  public static List<Drill> all() {
    return List.of(
        new Drill("web-kill", 3, "a web server is killed", new Kill("web-1"), ERRORS_FOR_A_SECOND),
        new Drill(
            "web-freeze", 3, "a web server stands still", new Freeze("web-1"), ERRORS_FOR_A_SECOND),
        new Drill(
            "balancer-kill",
            3,
            "the active balancer is killed",
            lab -> new Kill(lab.holder("vip")).inject(lab),
            ERRORS_FOR_A_SECOND),
        new Drill(
            "balancer-freeze",
            3,
            "the active balancer stands still",
            lab -> new Freeze(lab.holder("vip")).inject(lab),
            ERRORS_FOR_A_SECOND));
  }

  /// One of them.
  public static Optional<Drill> named(String name) {
    return all().stream().filter(drill -> drill.name().equals(name)).findFirst();
  }
}
