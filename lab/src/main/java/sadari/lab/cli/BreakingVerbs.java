package sadari.lab.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// What can happen to a component's processes.
final class BreakingVerbs {
  private BreakingVerbs() {}

  /// `stop`.
  @Command(name = "stop", description = "stop gracefully", mixinStandardHelpOptions = true)
  static final class Stop implements Verb {
    @Mixin private final Victim victim = new Victim();

    @Override
    public int act(Held held, PrintWriter out) {
      return victim.suffer(new sadari.lab.fault.Stop(victim.component()), held, out);
    }
  }

  /// `kill`.
  @Command(
      name = "kill",
      description = "end all its processes without warning",
      mixinStandardHelpOptions = true)
  static final class Kill implements Verb {
    @Mixin private final Victim victim = new Victim();

    @Override
    public int act(Held held, PrintWriter out) {
      return victim.suffer(new sadari.lab.fault.Kill(victim.component()), held, out);
    }
  }

  /// `freeze`.
  @Command(
      name = "freeze",
      description = "stop all its processes where they are; sockets stay open",
      mixinStandardHelpOptions = true)
  static final class Freeze implements Verb {
    @Mixin private final Victim victim = new Victim();

    @Override
    public int act(Held held, PrintWriter out) {
      return victim.suffer(new sadari.lab.fault.Freeze(victim.component()), held, out);
    }
  }

  /// `fill`.
  @Command(
      name = "fill",
      description = "leave no room on its disk (up --disk COMPONENT gives it one)",
      mixinStandardHelpOptions = true)
  static final class Fill implements Verb {
    @Mixin private final Victim victim = new Victim();

    @Override
    public int act(Held held, PrintWriter out) {
      return victim.suffer(new sadari.lab.fault.DiskFull(victim.component()), held, out);
    }
  }

  /// `start`: heals what stopped it, or starts what ended by itself.
  @Command(
      name = "start",
      description = "start what is stopped or dead, thaw what is frozen",
      mixinStandardHelpOptions = true)
  static final class Start implements Verb {
    // Set by picocli before it calls.
    @SuppressWarnings("NullAway.Init")
    @Parameters(paramLabel = "COMPONENT")
    private String component;

    @Override
    public int act(Held held, PrintWriter out) {
      long since = System.nanoTime();
      var _ =
          held.injuries()
              .heal(injury -> injury.component().equals(component) && injury.ofProcesses());
      held.lab().thaw(component);
      held.lab().start(component);
      Duration took = Duration.ofNanos(System.nanoTime() - since);
      out.printf(Locale.ROOT, "%s serves after %.1f s%n", component, took.toMillis() / 1000.0);
      return 0;
    }
  }
}
