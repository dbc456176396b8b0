package sadari.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sadari.server.config.Config;
import sadari.server.config.Config.Outcome;
import sadari.server.lifecycle.Components;
import sadari.server.lifecycle.Wiring;

/// `data move`: tells a running server to move its data into another PostgreSQL, and shows how it
/// goes. Ended before it is done, the move is off and nothing has changed.
@Command(
    name = "move",
    description = "Move the data of the running server into an empty external PostgreSQL.",
    versionProvider = Cli.VersionProvider.class,
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "People read and write meanwhile; at the end writes pause for a moment. Every row is compared.",
      "Passwords: a file each, or SADARI_MOVE_PASSWORD and SADARI_MOVE_OWNER_PASSWORD."
    })
final class MoveCommand implements Callable<Integer> {
  private final Wiring wiring;
  private final Map<String, String> environment;

  @Mixin private final ConfigOptions options = new ConfigOptions();

  @Option(
      names = "--to",
      paramLabel = "URL",
      description = "Where to: jdbc:postgresql://host:5432/database?sslmode=verify-full")
  private @Nullable String to;

  @Option(names = "--user", defaultValue = "sadari", description = "The server's role there.")
  private String user = "";

  @Option(names = "--password-file", paramLabel = "FILE", description = "Its password.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--owner-user",
      paramLabel = "USER",
      description = "The role that owns the tables there, if it is another one.")
  private @Nullable String ownerUser;

  @Option(names = "--owner-password-file", paramLabel = "FILE", description = "Its password.")
  private @Nullable Path ownerPasswordFile;

  @Option(
      names = "--owner-url",
      paramLabel = "URL",
      description = "The way past a pooler, if --to leads to one.")
  private @Nullable String ownerUrl;

  @Option(names = "--dry-run", description = "Only look whether it could be done.")
  private boolean dryRun;

  @Option(
      names = "--undo",
      description =
          "Let the old data of the settings, with the server stopped, be used again; what was"
              + " written since it was moved is not in it.")
  private boolean undo;

  // Set by picocli before it calls.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec spec;

  MoveCommand(Wiring wiring, Map<String, String> environment) {
    this.wiring = wiring;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    return switch (Config.load(options.sources(environment))) {
      case Outcome.Valid valid -> undo ? takeBack(valid.config()) : move(valid.config());
      case Outcome.Invalid invalid -> Failures.report(invalid, spec.commandLine().getErr());
    };
  }

  private int takeBack(Config config) {
    try (Components components = new Components()) {
      boolean marked = wiring.takeBack(config, components);
      return said(
          marked
              ? "the old data may be used again; what was written since the move is not in it"
              : "this data was not marked as moved");
    }
  }

  private int move(Config config) throws IOException {
    if (to == null) {
      throw new ParameterException(spec.commandLine(), "Missing required option: '--to=URL'");
    }
    return new DeskTalk(spec.commandLine(), "the move").tell(config, "move", form());
  }

  private Map<String, String> form() throws IOException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("to", String.valueOf(to));
    form.put("user", user);
    form.put("password", password(passwordFile, "SADARI_MOVE_PASSWORD"));
    if (ownerUser != null) {
      form.put("owner-user", ownerUser);
      form.put("owner-password", password(ownerPasswordFile, "SADARI_MOVE_OWNER_PASSWORD"));
    }
    if (ownerUrl != null) {
      form.put("owner-url", ownerUrl);
    }
    if (dryRun) {
      form.put("dry-run", "true");
    }
    return form;
  }

  private String password(@Nullable Path file, String variable) throws IOException {
    return file == null
        ? environment.getOrDefault(variable, "")
        : Files.readString(file).stripTrailing();
  }

  private int said(String line) {
    spec.commandLine().getOut().println("sadari: " + line);
    spec.commandLine().getOut().flush();
    return CommandLine.ExitCode.OK;
  }
}
