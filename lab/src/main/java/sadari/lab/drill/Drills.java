package sadari.lab.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sadari.lab.Topology;
import sadari.lab.fault.Fault;
import sadari.lab.fault.Freeze;
import sadari.lab.fault.Kill;

/// All drills there are.
public final class Drills {
  private static final Topology MANY_SERVERS = Topology.rung(3);
  private static final Duration NO_ERROR = Duration.ZERO;
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  private Drills() {}

  /// In the order in which they are run.
  public static List<Drill> all() {
    List<Drill> all = new ArrayList<>();
    all.addAll(manyServers());
    return all;
  }

  /// One of them.
  public static Optional<Drill> named(String name) {
    return all().stream().filter(drill -> drill.name().equals(name)).findFirst();
  }

  private static List<Drill> manyServers() {
    return List.of(
        web("web-kill", "a web server is killed", new Kill("web-1"), A_SECOND),
        web("web-freeze", "a web server stands still", new Freeze("web-1"), A_SECOND),
        web(
            "balancer-kill",
            "the active balancer is killed",
            lab -> new Kill(lab.holder("vip")).inject(lab),
            A_SECOND),
        web(
            "balancer-freeze",
            "the active balancer stands still",
            lab -> new Freeze(lab.holder("vip")).inject(lab),
            A_SECOND),
        web(
            "rolling-restart",
            "every web server is restarted, one after the other",
            new RollingRestart(),
            NO_ERROR));
  }

  private static Drill web(String name, String what, Fault fault, Duration errors) {
    return new Breaking(name, MANY_SERVERS, what, fault, errors);
  }
}
