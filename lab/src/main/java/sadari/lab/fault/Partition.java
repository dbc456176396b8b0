package sadari.lab.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import sadari.lab.Lab;
import sadari.lab.link.Condition;
import sadari.lab.link.Link;

/// A component and others do not hear of each other any more; nobody is told.
///
/// @param from the other side; empty for everybody
public record Partition(String component, Set<String> from) implements Fault {
  public static Partition of(String component) {
    return new Partition(component, Set.of());
  }

  @Override
  public String told() {
    return from.isEmpty() ? "partition" : "partition from " + String.join(", ", from);
  }

  @Override
  public Healing inject(Lab lab) {
    List<Link.InForce> cuts = new ArrayList<>();
    cuts.add(lab.link(component).put(new Condition.Cut(), from));
    for (String other : from.isEmpty() ? lab.engines() : from) {
      if (!other.equals(component)) {
        cuts.add(lab.link(other).put(new Condition.Cut(), Set.of(component)));
      }
    }
    return () -> cuts.forEach(Link.InForce::close);
  }
}
