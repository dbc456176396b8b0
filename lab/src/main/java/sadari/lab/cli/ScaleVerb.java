package sadari.lab.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import sadari.lab.LabException;
import sadari.lab.Topology;

/// `scale`: more or fewer of a kind, while everything runs.
@Command(
    name = "scale",
    description = "add or remove servers while the lab runs: scale web=4 replica=3",
    mixinStandardHelpOptions = true)
final class ScaleVerb implements Verb {
  private static final Set<String> WHILE_RUNNING = Set.of("web", "worker", "replica");

  @Parameters(paramLabel = "KIND=N", arity = "1..*", description = "web, worker or replica")
  private Map<String, Integer> counts = Map.of();

  @Override
  public int act(Held held, PrintWriter out) {
    Topology wanted = held.lab().topology();
    for (var entry : counts.entrySet()) {
      if (!WHILE_RUNNING.contains(entry.getKey())) {
        throw new LabException(
            "while a lab runs web, worker and replica can be scaled; others at its start: up RUNG"
                + " --scale "
                + entry.getKey()
                + "="
                + entry.getValue());
      }
      wanted = wanted.with(entry.getKey(), entry.getValue());
    }
    held.lab().become(wanted, out::println);
    StatusVerb.print(held, out);
    return 0;
  }
}
