package sadari.lab.fault;

import java.util.Set;
import sadari.lab.Lab;
import sadari.lab.link.Condition;

/// A component refuses connections, and those that stand are reset.
///
/// @param from only those that these components made; empty for all
public record Refuse(String component, Set<String> from) implements Fault {
  @Override
  public Healing inject(Lab lab) {
    return lab.link(component).put(new Condition.Refused(), from)::close;
  }
}
