package sadari.lab.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sadari.lab.LabException;
import sadari.lab.Topology;

/// The topology that a command line asks for.
final class Wanted {
  @Parameters(paramLabel = "RUNG", description = "1 to 7: docs/rungs tells what each is")
  private int rung;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "a setting of all servers, as for ./sadari run")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--scale",
      paramLabel = "KIND=N",
      description = "how many web, worker, replica, lb, etcd, redis, sentinel, edge or kafka")
  private Map<String, Integer> scale = new LinkedHashMap<>();

  @Option(names = "--direct", description = "no links between the components: for measuring")
  private boolean direct;

  @Option(names = "--asynchronous", description = "commits do not wait for a replica (loses data)")
  private boolean asynchronous;

  @Option(
      names = "--disk",
      paramLabel = "COMPONENT",
      description = "give it a small disk of its own, so that it can be filled (root only)")
  private List<String> disks = List.of();

  Topology topology() {
    Topology wanted = Topology.rung(rung);
    for (var entry : scale.entrySet()) {
      int from = Topology.Kind.of(entry.getKey()).from();
      if (rung < from) {
        throw new LabException(
            "rung " + rung + " has no " + entry.getKey() + ": it comes with rung " + from);
      }
      wanted = wanted.with(entry.getKey(), entry.getValue());
    }
    for (var entry : settings.entrySet()) {
      wanted = wanted.with(entry.getKey(), entry.getValue());
    }
    for (String component : disks) {
      wanted = wanted.withDisk(component);
    }
    wanted = asynchronous ? wanted.asynchronous() : wanted;
    return direct ? wanted.direct() : wanted;
  }

  /// The same as words.
  List<String> words() {
    List<String> words = new ArrayList<>(List.of(Integer.toString(rung)));
    settings.forEach((key, value) -> words.add("--set=" + key + "=" + value));
    scale.forEach((kind, count) -> words.add("--scale=" + kind + "=" + count));
    disks.forEach(component -> words.add("--disk=" + component));
    if (direct) {
      words.add("--direct");
    }
    if (asynchronous) {
      words.add("--asynchronous");
    }
    return words;
  }
}
