package sadari.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sadari.core.failure.Unavailable;
import sadari.core.network.Address;
import sadari.engine.haproxy.HaproxyEngine;
import sadari.engine.haproxy.Policy;
import sadari.engine.haproxy.RuntimeApi;
import sadari.engine.haproxy.ServerState;
import sadari.engine.haproxy.WebServer;
import sadari.server.config.BalancerConfig;
import sadari.server.config.Config;
import sadari.server.config.Sources;

/// `balancer`: the configuration of a load balancer, and changes to one that runs on this machine.
@Command(
    name = "balancer",
    description = "About the load balancer in front of many web servers.",
    versionProvider = Cli.VersionProvider.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "What is changed while it runs is forgotten by its next start: set it too."})
final class BalancerCommand implements Callable<Integer> {
  private static final String SERVER = "Name of the server.";

  // Set by picocli before it calls.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--socket",
      paramLabel = "FILE",
      defaultValue = "/run/haproxy/sadari.sock",
      scope = CommandLine.ScopeType.INHERIT,
      description = "The runtime API of the balancer (default: ${DEFAULT-VALUE}).")
  private Path socket = Path.of("");

  @Override
  public Integer call() {
    spec.commandLine().usage(System.err);
    return CommandLine.ExitCode.USAGE;
  }

  @Command(description = "Print haproxy.cfg, or keepalived.conf, for a description.")
  int config(
      @Option(names = "--config", paramLabel = "FILE", description = "The description.")
          @Nullable Path file,
      @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting more.")
          @Nullable Map<String, String> set,
      @Option(names = "--keepalived", description = "Print keepalived.conf instead.")
          boolean keepalived) {
    Sources sources = new Sources();
    if (file != null) {
      sources.file(file);
    }
    Map<String, String> more = set == null ? new LinkedHashMap<>() : set;
    more.forEach((key, value) -> sources.option("--set", key, value));
    return switch (BalancerConfig.load(sources)) {
      case BalancerConfig.Outcome.Valid(BalancerConfig config) -> print(config, keepalived);
      case BalancerConfig.Outcome.Invalid invalid ->
          Failures.report(
              new Config.Outcome.Invalid(invalid.problems()), spec.commandLine().getErr());
    };
  }

  private int print(BalancerConfig config, boolean keepalived) {
    if (!keepalived) {
      return say(HaproxyEngine.configuration(config.balancer()));
    }
    return config
        .takeover()
        .map(takeover -> say(HaproxyEngine.keepalived(takeover)))
        .orElseGet(() -> refuse("takeover.address is not set: there is one balancer only"));
  }

  @Command(description = "List the servers as the balancer sees them.")
  int servers(
      @Option(names = "--all", description = "Also the lanes for when nobody is well.")
          boolean all) {
    return change(
        api -> {
          StringBuilder table = new StringBuilder();
          String row = "%-18s %-16s %-24s %-12s %7s %7s %7s%n";
          table.append(
              row.formatted("BACKEND", "SERVER", "ADDRESS", "IS", "WEIGHT", "ACTIVE", "QUEUED"));
          for (ServerState state : api.servers()) {
            if (!all && state.isFallback()) {
              continue;
            }
            table.append(
                row.formatted(
                    state.backend(),
                    state.name(),
                    state.address(),
                    state.condition(),
                    state.weight(),
                    state.active(),
                    state.queued()));
          }
          say(table.toString());
        });
  }

  @Command(description = "Send no new requests to a server; what it has is finished.")
  int drain(@Parameters(paramLabel = "SERVER", description = SERVER) String server) {
    return change(api -> api.drain(server));
  }

  @Command(description = "Send requests to a server again, as soon as it is well.")
  int ready(@Parameters(paramLabel = "SERVER", description = SERVER) String server) {
    return change(api -> api.ready(server));
  }

  @Command(description = "Give a server another share of the load.")
  int weigh(
      @Parameters(paramLabel = "SERVER", description = SERVER) String server,
      @Parameters(paramLabel = "WEIGHT", description = "From 1 to 256; usual is 100.") int weight) {
    return change(api -> api.weigh(server, weight));
  }

  @Command(description = "Add a server; it gets requests as soon as it is well.")
  int add(
      @Parameters(paramLabel = "SERVER", description = SERVER) String server,
      @Parameters(paramLabel = "ADDRESS:PORT", description = "Where people are served.")
          String address,
      @Parameters(paramLabel = "HEALTH:PORT", description = "Its internal port.") String health,
      @Option(names = "--weight", paramLabel = "N", defaultValue = "100") int weight,
      @Option(
              names = "--roles",
              paramLabel = "ROLES",
              defaultValue = "web+streaming+media",
              description = "What it is asked for (default: ${DEFAULT-VALUE}).")
          String roles) {
    return change(
        api ->
            api.add(
                WebServer.of(server, Address.of(address), Address.of(health))
                    .withWeight(weight)
                    .withRoles(BalancerConfig.roles(roles))));
  }

  @Command(description = "Drain a server, wait until it is idle, and forget it.")
  int remove(
      @Parameters(paramLabel = "SERVER", description = SERVER) String server,
      @Option(
              names = "--patience",
              paramLabel = "SECONDS",
              defaultValue = "60",
              description = "How long to wait (default: ${DEFAULT-VALUE}).")
          int patience) {
    return change(
        api -> {
          if (!api.remove(server, Duration.ofSeconds(patience))) {
            throw new IllegalArgumentException(
                server + " is still at work after " + patience + " s; it stays, drained");
          }
        });
  }

  private int change(Consumer<RuntimeApi> change) {
    try {
      change.accept(HaproxyEngine.runtime(socket, Policy.USUAL));
      return CommandLine.ExitCode.OK;
    } catch (Unavailable | RuntimeApi.RefusedException | IllegalArgumentException e) {
      return refuse(String.valueOf(e.getMessage()));
    }
  }

  private int refuse(String reason) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("sadari: " + reason);
    err.flush();
    return CommandLine.ExitCode.SOFTWARE;
  }

  private int say(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
    return CommandLine.ExitCode.OK;
  }
}
