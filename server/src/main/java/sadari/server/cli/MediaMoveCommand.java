package sadari.server.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sadari.server.config.Config;
import sadari.server.config.Config.Outcome;
import sadari.server.config.FileStore;
import sadari.server.config.FilesConfig;

/// `media move`: tells a running server to move its photos, and shows how it goes.
@Command(
    name = "move",
    description = "Move the photos of the running server into an object store, or back.",
    versionProvider = Cli.VersionProvider.class,
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "People upload and look meanwhile; every photo is read back. Ended before it is done, nothing",
      "has changed; the same command goes on where it ended. The object store is that of the",
      "settings (files.s3...), the secret best in SADARI_FILES_S3_SECRET_KEY. With several servers,",
      "first start all of them with files.moving = true: without, a server that is not alone on its",
      "database refuses. Whether the others have it, it cannot see: one that has not would go on",
      "uploading to the old place alone."
    })
final class MediaMoveCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Mixin private final ConfigOptions options = new ConfigOptions();

  @Option(names = "--to", required = true, paramLabel = "PLACE", description = "s3 or folder.")
  private String to = "";

  // Set by picocli before it calls.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec spec;

  MediaMoveCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    return switch (Config.load(options.sources(environment))) {
      case Outcome.Valid valid -> move(valid.config());
      case Outcome.Invalid invalid -> Failures.report(invalid, spec.commandLine().getErr());
    };
  }

  private int move(Config config) throws IOException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("to", to);
    objects(config.storage().files())
        .ifPresent(s3 -> form.put("settings", String.join("\n", s3.lines())));
    return new DeskTalk(spec.commandLine(), "the move").tell(config, "media-move", form);
  }

  private static Optional<FileStore.S3> objects(FilesConfig files) {
    return Stream.concat(Stream.of(files.store()), files.other().stream())
        .filter(FileStore.S3.class::isInstance)
        .map(FileStore.S3.class::cast)
        .findFirst();
  }
}
