package sadari.server.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import sadari.scale.autoscale.ScalePolicy;
import sadari.scale.autoscale.Shift;

/// How many workers there should be, in a file of its own: whoever starts and stops workers has it,
/// and a server does not.
///
/// ```
/// scale.most = 20
/// scale.jobs = 50
/// scale.cost-per-hour = 0.12
/// scale.cost-ceiling = 1.50
/// scale.schedule = mon-fri 18:00-23:00 = 4, sat 10:00-02:00 = 6
/// ```
///
/// @param policy as the tier takes it
/// @param zone in which the schedule is meant
/// @param deployment what workers are called in Kubernetes
/// @param prometheus where their metrics are read, for KEDA
public record ScaleConfig(ScalePolicy policy, ZoneId zone, String deployment, String prometheus) {
  private static final int MOST = 10_000;
  private static final String CEILING = "scale.cost-ceiling";
  private static final Duration LONGEST = Duration.ofHours(1);

  /// What came of reading: a policy, or all that is wrong with it.
  public sealed interface Outcome {
    /// Nothing is wrong.
    record Valid(ScaleConfig config) implements Outcome {}

    /// Something is wrong.
    ///
    /// @param problems all of it
    record Invalid(List<Problem> problems) implements Outcome {}
  }

  /// Reads a policy.
  public static Outcome load(Sources sources) {
    Settings settings = new Settings(sources);
    ScaleConfig config = from(settings);
    List<Problem> problems = settings.problems();
    return problems.isEmpty() ? new Outcome.Valid(config) : new Outcome.Invalid(problems);
  }

  static ScaleConfig from(Settings settings) {
    ScalePolicy policy =
        new ScalePolicy(
            bounds(settings),
            new ScalePolicy.Targets(
                settings.number("scale.jobs", 100, 1, 1_000_000),
                settings.span("scale.age", Duration.ofSeconds(10), Duration.ofMillis(100), LONGEST),
                settings.number("scale.busy-percent", 80, 0, 100) / 100.0),
            settings.number("scale.tolerance-percent", 10, 0, 90) / 100.0,
            settings.span(
                "scale.stabilisation", Duration.ofMinutes(5), Duration.ofMillis(1), LONGEST),
            settings.span("scale.cool-down", Duration.ofSeconds(15), Duration.ofMillis(1), LONGEST),
            shifts(settings));
    return new ScaleConfig(
        policy,
        zone(settings),
        settings.text("scale.deployment", "sadari-worker"),
        settings.text("scale.prometheus", "http://prometheus:9090"));
  }

  private static ScalePolicy.Bounds bounds(Settings settings) {
    int least = settings.number("scale.least", 1, 1, MOST);
    int most = settings.number("scale.most", 10, 1, MOST);
    if (most < least) {
      settings.problem("scale.most", "is not less than scale.least");
      most = least;
    }
    double cost = amount(settings, "scale.cost-per-hour");
    double ceiling = amount(settings, CEILING);
    if (cost > 0 && ceiling < cost) {
      settings.problem(CEILING, "pays for one worker at least: scale.cost-per-hour or more");
      cost = 0;
    }
    return new ScalePolicy.Bounds(least, most, cost, ceiling);
  }

  private static double amount(Settings settings, String key) {
    return settings.read(
        key,
        0.0,
        text -> {
          try {
            double value = Double.parseDouble(text);
            if (value >= 0 && value < 1e9) {
              return value;
            }
          } catch (NumberFormatException e) {
            // Told below.
          }
          throw new IllegalArgumentException("is an amount such as 1.50, not \"" + text + "\"");
        },
        value -> value.toString());
  }

  private static List<Shift> shifts(Settings settings) {
    List<Shift> shifts = new ArrayList<>();
    for (String text : settings.list("scale.schedule")) {
      try {
        shifts.add(Shift.parse(text));
      } catch (IllegalArgumentException e) {
        settings.problem("scale.schedule", String.valueOf(e.getMessage()));
      }
    }
    return shifts;
  }

  private static ZoneId zone(Settings settings) {
    return settings.read(
        "scale.zone",
        ZoneId.of("UTC"),
        text -> {
          try {
            return ZoneId.of(text);
          } catch (DateTimeException e) {
            throw new IllegalArgumentException("is a zone such as Europe/Berlin", e);
          }
        },
        ZoneId::getId);
  }
}
