package sadari.lab.drill;

import sadari.lab.Lab;
import sadari.lab.Topology;
import sadari.lab.Topology.Kind;
import sadari.lab.fault.Fault;

/// One more of a kind while everything runs. Healed, it goes again.
record Grow(Kind kind) implements Fault {
  @Override
  public Healing inject(Lab lab) {
    Topology before = lab.topology();
    lab.become(before.with(kind, before.names(kind).size() + 1));
    return () -> lab.become(before);
  }
}
