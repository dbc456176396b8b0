package sadari.lab.fault;

import java.util.List;
import sadari.lab.Lab;

/// One component after the other is killed and started again. There is nothing to heal.
public record KillInTurn(List<String> components) implements Fault {
  public KillInTurn {
    components = List.copyOf(components);
  }

  @Override
  public Healing inject(Lab lab) {
    for (String component : components) {
      lab.kill(component);
      lab.start(component);
    }
    return () -> {};
  }
}
