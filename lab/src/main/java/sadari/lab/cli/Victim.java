package sadari.lab.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sadari.lab.fault.Fault;

/// What is broken, and for how long.
final class Victim {
  // Set by picocli before it calls.
  @SuppressWarnings("NullAway.Init")
  @Parameters(paramLabel = "COMPONENT", description = "such as web-1; status lists them")
  private String component;

  @Option(
      names = "--for",
      paramLabel = "SPAN",
      description = "heal after so long, such as 10s; until told otherwise if it is not given")
  private @Nullable Duration span;

  String component() {
    return component;
  }

  /// Breaks it, and says so.
  int suffer(Fault fault, Held held, PrintWriter out) {
    held.injuries().inject(component, fault, Optional.ofNullable(span));
    String until =
        span == null ? "until ./sadari lab heal" : "for " + span.toMillis() / 1000.0 + " s";
    out.println(component + ": " + fault.told() + " " + until);
    return 0;
  }
}
