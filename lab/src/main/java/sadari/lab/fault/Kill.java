package sadari.lab.fault;

import sadari.lab.Lab;

/// All processes of a component end at once, as when its machine loses power. Healed, it is started
/// again on what is on its disk.
public record Kill(String component) implements Fault {
  @Override
  public Healing inject(Lab lab) {
    lab.kill(component);
    return () -> lab.start(component);
  }
}
