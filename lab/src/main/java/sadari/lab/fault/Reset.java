package sadari.lab.fault;

import java.util.Set;
import sadari.lab.Lab;

/// All connections of a component are reset, once; new ones are welcome. There is nothing to heal.
///
/// @param from only those that these components made; empty for all
public record Reset(String component, Set<String> from) implements Fault {
  @Override
  public Healing inject(Lab lab) {
    lab.link(component).reset(from);
    return () -> {};
  }
}
