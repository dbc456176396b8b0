package sadari.lab.fault;

import sadari.lab.Lab;
import sadari.lab.LabException;
import sadari.lab.engine.RedisConsole;

/// A Redis has room for half of what it keeps now: half of it is thrown out at once, and later
/// whatever is put in throws out something else.
public record Squeeze(String component) implements Fault {
  @Override
  public Healing inject(Lab lab) {
    RedisConsole console = new RedisConsole(lab.address(component), lab.secrets());
    long before = count(console, "maxmemory");
    long room = count(console, "used_memory") - count(console, "used_memory_dataset") / 2;
    console.order("CONFIG SET maxmemory " + room);
    return () -> console.order("CONFIG SET maxmemory " + before);
  }

  private long count(RedisConsole console, String name) {
    return console
        .count("memory", name)
        .orElseThrow(() -> new LabException(component + " does not tell its " + name));
  }
}
