package sadari.lab.cli;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import sadari.lab.LabException;
import sadari.lab.fault.Injuries.Injury;

/// `heal`: ends faults.
@Command(name = "heal", description = "end all faults", mixinStandardHelpOptions = true)
final class HealVerb implements Verb {
  @Parameters(
      paramLabel = "COMPONENT",
      arity = "0..*",
      description = "only those of these components")
  private List<String> components = List.of();

  @Override
  public int act(Held held, PrintWriter out) {
    Set<String> known = new HashSet<>();
    held.lab().status().forEach(status -> known.add(status.name()));
    components.stream()
        .filter(component -> !known.contains(component))
        .findFirst()
        .ifPresent(HealVerb::refuse);
    List<Injury> healed =
        held.injuries()
            .heal(injury -> components.isEmpty() || components.contains(injury.component()));
    healed.forEach(
        injury -> out.println("healed " + injury.component() + ": " + injury.fault().told()));
    if (healed.isEmpty()) {
      out.println("nothing to heal");
    }
    return 0;
  }

  private static void refuse(String unknown) {
    throw new LabException("there is no " + unknown + " in this topology");
  }
}
