package sadari.lab.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sadari.lab.scale.Scaler;
import sadari.scale.autoscale.Decision;
import sadari.scale.autoscale.ScalePolicy;

/// `autoscale`: workers come and go by themselves for a while, and every decision is told.
@Command(
    name = "autoscale",
    description = "let workers come and go by what waits, for a while: autoscale --for 5m --most 4",
    mixinStandardHelpOptions = true)
final class AutoscaleVerb implements Verb {
  private static final int HIGHEST = 9;

  @Option(names = "--for", defaultValue = "5m", description = "how long (${DEFAULT-VALUE})")
  private Duration time = Duration.ZERO;

  @Option(names = "--most", defaultValue = "4", description = "workers (${DEFAULT-VALUE})")
  private int most;

  @Option(names = "--jobs", defaultValue = "100", description = "per worker (${DEFAULT-VALUE})")
  private int jobs;

  @Option(names = "--age", defaultValue = "10s", description = "of a job (${DEFAULT-VALUE})")
  private Duration age = Duration.ZERO;

  @Option(
      names = "--busy",
      defaultValue = "80",
      description = "percent of the time that workers are at work (${DEFAULT-VALUE}; 0: no matter)")
  private int busy;

  @Option(
      names = "--stabilisation",
      defaultValue = "60s",
      description = "before a decrease (${DEFAULT-VALUE})")
  private Duration stabilisation = Duration.ZERO;

  @Override
  public int act(Held held, PrintWriter out) {
    ScalePolicy usual = ScalePolicy.upTo(Math.clamp(most, 1, HIGHEST));
    ScalePolicy policy =
        new ScalePolicy(
            usual.bounds(),
            new ScalePolicy.Targets(jobs, age, Math.clamp(busy, 0, 100) / 100.0),
            usual.tolerance(),
            stabilisation,
            Duration.ofSeconds(5),
            List.of());
    try (Scaler _ =
        Scaler.start(held.lab(), policy, Duration.ofSeconds(1), made -> tell(made, out))) {
      LockSupport.parkNanos(time.toNanos());
    }
    return 0;
  }

  private static void tell(Decision made, PrintWriter out) {
    if (made.isChange()) {
      out.println(made.line());
      out.flush();
    }
  }
}
