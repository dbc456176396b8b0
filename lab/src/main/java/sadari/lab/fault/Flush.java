package sadari.lab.fault;

import sadari.lab.Lab;
import sadari.lab.engine.RedisConsole;

/// A Redis forgets everything at once. Nothing heals that; it is filled again.
public record Flush(String component) implements Fault {
  @Override
  public Healing inject(Lab lab) {
    new RedisConsole(lab.address(component), lab.secrets()).order("FLUSHALL");
    return () -> {};
  }
}
