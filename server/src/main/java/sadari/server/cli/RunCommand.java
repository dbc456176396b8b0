package sadari.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import sadari.server.config.Config;
import sadari.server.config.Config.Outcome;
import sadari.server.config.LogConfig;
import sadari.server.config.Version;
import sadari.server.lifecycle.StopSignals;
import sadari.server.lifecycle.Wiring;
import sadari.server.logs.Logs;

/// `run`: starts the server and returns when it was told to stop and has stopped.
@Command(
    name = "run",
    description = "Start the server; it runs until it is told to stop (Ctrl-C, SIGTERM).",
    versionProvider = Cli.VersionProvider.class,
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Every setting can also be given in the file and the environment:",
      "http.port is SADARI_HTTP_PORT there. The command line wins over the",
      "environment, the environment over the file."
    })
final class RunCommand implements Callable<Integer> {
  private static final Logger log = LoggerFactory.getLogger(RunCommand.class);

  private final Wiring wiring;
  private final Map<String, String> environment;

  @Mixin private final ConfigOptions options = new ConfigOptions();

  // Set by picocli before it calls.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec spec;

  RunCommand(Wiring wiring, Map<String, String> environment) {
    this.wiring = wiring;
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    return switch (Config.load(options.sources(environment))) {
      case Outcome.Valid valid -> run(valid.config());
      case Outcome.Invalid invalid -> Failures.report(invalid, spec.commandLine().getErr());
    };
  }

  private int run(Config config) throws IOException, InterruptedException {
    Logs.start(config.log());
    StopSignals signals = StopSignals.listen();
    Serving.serve(
        config,
        wiring,
        running -> {
          greet(running, config);
          signals.await();
          log.info("stopping");
        });
    log.info("stopped");
    return CommandLine.ExitCode.OK;
  }

  private void greet(Wiring.Running running, Config config) {
    if (config.log().format() == LogConfig.Format.JSON) {
      log.info("Sadari {} is ready: {}", Version.text(), running.address());
      return;
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println();
    out.println("  Sadari " + Version.text() + " is ready: " + running.address());
    running.logins().forEach(line -> out.println("  " + line));
    out.println("  Data: " + config.storage().data().toAbsolutePath().normalize());
    out.println("  Stop it with Ctrl-C.");
    out.println();
    out.flush();
  }
}
