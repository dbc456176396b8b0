package sadari.lab.drill;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sadari.lab.Lab;
import sadari.lab.LabException;
import sadari.lab.Topology;
import sadari.lab.drill.Drill.Report;

/// `drill`: runs drills, each on a lab of its own topology, which it starts and ends.
@Command(
    name = "drill",
    description = "Breaks something while people use it, and tells what they noticed.",
    mixinStandardHelpOptions = true)
public final class DrillCommand implements Callable<Integer> {
  private static final Duration WHOLE = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..*", paramLabel = "NAME", description = "which ones, or all")
  private List<String> names = List.of();

  @Option(names = "--list", description = "tells which there are")
  private boolean list;

  @Option(
      names = "--seconds",
      defaultValue = "20",
      description = "measured, for each (${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--rate",
      defaultValue = "40",
      description = "visits a second; a visit is one or two requests (${DEFAULT-VALUE})")
  private double rate;

  @Option(names = "--seed", description = "of the dice; another each time if left out")
  private @Nullable Long seed;

  @Option(
      names = "--save",
      paramLabel = "FOLDER",
      arity = "0..1",
      fallbackValue = "docs/drills",
      description = "keeps tables and pictures there (${FALLBACK-VALUE})")
  private @Nullable Path folder;

  @Option(
      names = "--logs",
      paramLabel = "FOLDER",
      description = "keeps what the components say there")
  private @Nullable Path logs;

  @Override
  public Integer call() throws IOException {
    if (list) {
      Drills.all().forEach(DrillCommand::introduce);
      return 0;
    }
    List<Result> results = new ArrayList<>();
    for (Map.Entry<Topology, List<Drill>> group : wanted().entrySet()) {
      System.out.println("starting rung " + group.getKey().rung() + " ...");
      try (Lab lab = Lab.start(group.getKey())) {
        for (Drill drill : group.getValue()) {
          results.add(run(lab, drill));
        }
        if (logs != null) {
          new Shelf(logs).keepLogs(lab);
        }
      }
    }
    summarise(results);
    return results.stream().allMatch(result -> result.report().kept()) ? 0 : 1;
  }

  /// A drill and what came of it.
  record Result(Drill drill, Report report) {}

  private static void introduce(Drill drill) {
    System.out.printf(
        "%-18s rung %d  %s: %s%n",
        drill.name(), drill.topology().rung(), drill.what(), drill.promise());
  }

  private Map<Topology, List<Drill>> wanted() {
    List<Drill> wanted = new ArrayList<>();
    for (String name : names) {
      Optional<Drill> named = Drills.named(name);
      if (named.isEmpty() && !name.equals("all")) {
        throw new ParameterException(spec.commandLine(), "there is no drill " + name);
      }
      named.ifPresentOrElse(wanted::add, () -> wanted.addAll(Drills.all()));
    }
    if (wanted.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "which drill? See --list");
    }
    Map<Topology, List<Drill>> groups = new LinkedHashMap<>();
    wanted.forEach(
        drill -> groups.computeIfAbsent(drill.topology(), _ -> new ArrayList<>()).add(drill));
    return groups;
  }

  private Result run(Lab lab, Drill drill) throws IOException {
    Pace pace = Pace.of(rate, seconds, seed == null ? System.nanoTime() : seed);
    System.out.println();
    introduce(drill);
    System.out.printf("%.0f visits a second, seed %d%n", rate, pace.seed());
    awaitWhole(lab);
    Report report = drill.run(lab, pace);
    System.out.print(report.text());
    System.out.println(report.kept() ? "kept" : "NOT KEPT: " + drill.promise());
    Result result = new Result(drill, report);
    if (folder != null) {
      new Shelf(folder).keep(result);
    }
    return result;
  }

  /// Returns when nothing is left of the drill before.
  static void awaitWhole(Lab lab) {
    long deadline = System.nanoTime() + WHOLE.toNanos();
    for (String component : lab.engines()) {
      while (lab.unready(component).isPresent()) {
        if (System.nanoTime() > deadline) {
          throw new LabException(component + ": " + lab.unready(component).orElse("not ready"));
        }
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      }
    }
  }

  private static void summarise(List<Result> results) {
    System.out.println();
    for (Result result : results) {
      System.out.printf(
          "%-18s %-9s %s%n",
          result.drill().name(),
          result.report().kept() ? "kept" : "NOT KEPT",
          result.report().line());
    }
  }
}
