package sadari.server.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sadari.scale.autoscale.Autoscaler;
import sadari.scale.autoscale.Decision;
import sadari.scale.autoscale.Manifests;
import sadari.server.config.Config;
import sadari.server.config.ScaleConfig;
import sadari.server.config.Sources;

/// `scale`: how many workers there should be, told and as manifests.
@Command(
    name = "scale",
    description = "About the number of workers.",
    versionProvider = Cli.VersionProvider.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class ScaleCommand implements Callable<Integer> {
  private static final double MOST = 1e9;

  // Set by picocli before it calls.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = CommandLine.ScopeType.INHERIT,
      description = "The policy: a file with scale.… settings.")
  private @Nullable Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      scope = CommandLine.ScopeType.INHERIT,
      description = "A setting more, such as scale.most=20.")
  private @Nullable Map<String, String> set;

  @Override
  public Integer call() {
    spec.commandLine().usage(System.err);
    return CommandLine.ExitCode.USAGE;
  }

  @Command(description = "Print the policy for Kubernetes: an HPA, or a ScaledObject of KEDA.")
  int manifest(
      @Option(names = "--keda", description = "Print the ScaledObject, which has the schedule too.")
          boolean keda) {
    return withPolicy(
        config ->
            keda
                ? Manifests.keda(
                    config.policy(),
                    config.deployment(),
                    config.prometheus(),
                    config.zone().getId())
                : Manifests.hpa(config.policy(), config.deployment()));
  }

  @Command(description = "Tell what the policy decides for one reading, and why.")
  int explain(
      @Option(names = "--workers", paramLabel = "N", required = true) int workers,
      @Option(names = "--waiting", paramLabel = "JOBS", required = true) long waiting,
      @Option(names = "--oldest", paramLabel = "SECONDS", required = true) double oldest,
      @Option(
              names = "--busy",
              paramLabel = "PERCENT",
              description = "How much of the time the busiest lane's workers are at work.")
          double busy,
      @Option(
              names = "--at",
              paramLabel = "TIME",
              description = "Such as 2026-11-27T18:30:00Z (default: now).")
          @Nullable Instant at) {
    within("--workers", workers, 0, MOST);
    within("--waiting", (double) waiting, 0, MOST);
    within("--oldest", oldest, 0, MOST);
    within("--busy", busy, 0, 100);
    return withPolicy(
        config -> {
          Instant time = at == null ? Instant.now() : at;
          Decision.Reading reading =
              new Decision.Reading(
                  time, workers, waiting, Duration.ofMillis((long) (oldest * 1000)), busy / 100);
          return new Autoscaler(config.policy(), config.zone()).decide(reading).line() + "\n";
        });
  }

  private void within(String option, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          String.format(
              Locale.ROOT,
              "Invalid value for option '%s': from %.0f to %.0f",
              option,
              least,
              most));
    }
  }

  private int withPolicy(Function<ScaleConfig, String> print) {
    Sources sources = new Sources();
    if (file != null) {
      sources.file(file);
    }
    if (set != null) {
      set.forEach((key, value) -> sources.option("--set", key, value));
    }
    return switch (ScaleConfig.load(sources)) {
      case ScaleConfig.Outcome.Valid(ScaleConfig config) -> {
        spec.commandLine().getOut().print(print.apply(config));
        spec.commandLine().getOut().flush();
        yield CommandLine.ExitCode.OK;
      }
      case ScaleConfig.Outcome.Invalid invalid ->
          Failures.report(
              new Config.Outcome.Invalid(invalid.problems()), spec.commandLine().getErr());
    };
  }
}
