package sadari.lab.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sadari.lab.Lab;
import sadari.lab.Topology;
import sadari.lab.report.Picture;
import sadari.lab.report.Run;
import sadari.lab.report.Table;
import sadari.lab.report.Timeline;

/// `drill`: runs drills on topologies of their own.
@Command(
    name = "drill",
    description = "break something while people use it, and tell what they noticed")
public final class DrillCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "NAME", description = "which ones, or all")
  private List<String> names = List.of();

  @Option(names = "--list", description = "list what there is")
  private boolean list;

  @Option(names = "--seconds", defaultValue = "16", description = "measured, for each drill")
  private int seconds;

  @Option(names = "--rate", defaultValue = "40", description = "visits a second")
  private double rate;

  @Option(names = "--seed", defaultValue = "0", description = "of the dice; 0: another each time")
  private long seed;

  @Option(
      names = "--save",
      paramLabel = "FOLDER",
      arity = "0..1",
      fallbackValue = "docs/drills",
      description = "keep tables and pictures in a folder, docs/drills if none is named")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    if (list) {
      Drills.all()
          .forEach(
              drill ->
                  System.out.printf(
                      "%-24s rung %d  %s (%s)%n",
                      drill.name(), drill.rung(), drill.what(), drill.promise().told()));
      return 0;
    }
    List<Drill> wanted =
        Drills.all().stream()
            .filter(drill -> names.contains("all") || names.contains(drill.name()))
            .toList();
    boolean good = true;
    for (var rung : wanted.stream().collect(Collectors.groupingBy(Drill::rung)).entrySet()) {
      try (Lab lab = Lab.start(Topology.rung(rung.getKey()))) {
        for (Drill drill : rung.getValue()) {
          good &= run(lab, drill);
        }
      }
    }
    return good ? 0 : 1;
  }

  private boolean run(Lab lab, Drill drill) throws IOException {
    Pace pace = Pace.of(rate, seconds, seed == 0 ? System.nanoTime() : seed);
    System.out.printf(
        "%n%s: %s (rung %d, %s, seed %d)%n",
        drill.name(), drill.what(), drill.rung(), drill.promise().told(), pace.seed());
    Run run = new Conductor(lab).run(drill, pace);
    Timeline timeline = new Timeline(run);
    System.out.print(Table.of(timeline));
    if (!folder.toString().isEmpty()) {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(drill.name() + ".svg"), Picture.of(timeline));
    }
    return run.verdict().violations().isEmpty();
  }
}
