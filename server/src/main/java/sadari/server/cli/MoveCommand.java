package sadari.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
import sadari.server.ops.OperatorKey;

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
  private static final int READ_TIMEOUT = 120_000;
  private static final int CONNECT_TIMEOUT = 5_000;

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
    Path data = config.storage().data();
    Optional<OperatorKey.Door> door = OperatorKey.find(data, config.internal().host());
    if (door.isEmpty()) {
      return failed("no server runs on the data folder " + data.toAbsolutePath().normalize());
    }
    try {
      return ask(door.get());
    } catch (ConnectException e) {
      return failed("no server answers at " + door.get().address() + ": start it first");
    }
  }

  private int ask(OperatorKey.Door door) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) door.address().resolve("/operate/move").toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Authorization", door.authorization());
    connection.setConnectTimeout(CONNECT_TIMEOUT);
    connection.setReadTimeout(READ_TIMEOUT);
    connection.setDoOutput(true);
    connection.getOutputStream().write(form().getBytes(UTF_8));
    if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
      try (InputStream error = connection.getErrorStream()) {
        return failed(error == null ? "refused" : new String(error.readAllBytes(), UTF_8));
      }
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8))) {
      return show(lines);
    } finally {
      connection.disconnect();
    }
  }

  private String form() throws IOException {
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
    return form.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  private String password(@Nullable Path file, String variable) throws IOException {
    return file == null
        ? environment.getOrDefault(variable, "")
        : Files.readString(file).stripTrailing();
  }

  /// Shows what the server tells; the last line tells how it ended.
  private int show(BufferedReader lines) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("! ")) {
        return failed(line.substring(2));
      }
      if (line.startsWith("= ")) {
        return said(line.substring(2));
      }
      if (!line.isEmpty()) {
        out.println(line);
        out.flush();
      }
    }
    return failed("the server ended before the move did; it starts on its old data");
  }

  private int said(String line) {
    spec.commandLine().getOut().println("sadari: " + line);
    spec.commandLine().getOut().flush();
    return CommandLine.ExitCode.OK;
  }

  private int failed(String line) {
    spec.commandLine().getErr().println("sadari: " + line);
    spec.commandLine().getErr().flush();
    return CommandLine.ExitCode.SOFTWARE;
  }
}
