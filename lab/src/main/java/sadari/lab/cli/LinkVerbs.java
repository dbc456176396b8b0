package sadari.lab.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sadari.lab.fault.Fault;

/// What can happen to a component's cable.
final class LinkVerbs {
  private LinkVerbs() {}

  /// Whose connections are meant.
  static final class From {
    @Option(
        names = "--from",
        split = ",",
        paramLabel = "OTHER",
        description = "only connections that these components make")
    private Set<String> from = Set.of();

    /// The components, all of which there are.
    Set<String> names(Held held) {
      from.forEach(name -> held.lab().address(name));
      return Set.copyOf(from);
    }
  }

  /// `slow`.
  @Command(
      name = "slow",
      description = "everything to and from it is late",
      mixinStandardHelpOptions = true)
  static final class Slow implements Verb {
    @Mixin private final Victim victim = new Victim();
    @Mixin private final From from = new From();

    @Option(names = "--latency", paramLabel = "SPAN", description = "in each direction: 200ms")
    private Duration latency = Duration.ZERO;

    @Option(names = "--jitter", paramLabel = "SPAN", description = "added to it, from 0 to this")
    private Duration jitter = Duration.ZERO;

    @Option(names = "--bandwidth", paramLabel = "SPEED", description = "at most, such as 1MB/s")
    private Durations.Speed bandwidth = new Durations.Speed(0);

    @Override
    public int act(Held held, PrintWriter out) {
      Fault slow =
          new sadari.lab.fault.Slow(
              victim.component(), latency, jitter, bandwidth.bytesPerSecond(), from.names(held));
      return victim.suffer(slow, held, out);
    }
  }

  /// `partition`.
  @Command(
      name = "partition",
      description = "nothing reaches it and nothing leaves it; nobody is told",
      mixinStandardHelpOptions = true)
  static final class Partition implements Verb {
    @Mixin private final Victim victim = new Victim();
    @Mixin private final From from = new From();

    @Override
    public int act(Held held, PrintWriter out) {
      Fault cut = new sadari.lab.fault.Partition(victim.component(), from.names(held));
      return victim.suffer(cut, held, out);
    }
  }

  /// `refuse`.
  @Command(
      name = "refuse",
      description = "connections to it are reset and refused",
      mixinStandardHelpOptions = true)
  static final class Refuse implements Verb {
    @Mixin private final Victim victim = new Victim();
    @Mixin private final From from = new From();

    @Override
    public int act(Held held, PrintWriter out) {
      Fault refuse = new sadari.lab.fault.Refuse(victim.component(), from.names(held));
      return victim.suffer(refuse, held, out);
    }
  }

  /// `reset`: over when it is done.
  @Command(
      name = "reset",
      description = "reset all its connections once",
      mixinStandardHelpOptions = true)
  static final class Reset implements Verb {
    @picocli.CommandLine.Parameters(paramLabel = "COMPONENT")
    private String component = "";

    @Mixin private final From from = new From();

    @Override
    public int act(Held held, PrintWriter out) {
      held.lab().link(component).reset(from.names(held));
      out.println(component + ": its connections were reset");
      return 0;
    }
  }
}
