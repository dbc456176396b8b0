package sadari.lab.fault;

import sadari.lab.Lab;

/// A component is stopped gracefully, as for maintenance. Healed, it is started again.
public record Stop(String component) implements Fault {
  @Override
  public Healing inject(Lab lab) {
    lab.stop(component);
    return () -> lab.start(component);
  }
}
