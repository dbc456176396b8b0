package sadari.lab.fault;

import sadari.lab.Lab;

/// A component stands still: its sockets are there, nobody answers. Healed, it goes on where it
/// was, and believes that no time has passed.
public record Freeze(String component) implements Fault {
  @Override
  public Healing inject(Lab lab) {
    lab.freeze(component);
    return () -> lab.thaw(component);
  }
}
