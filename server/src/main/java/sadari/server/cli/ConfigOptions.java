package sadari.server.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sadari.server.config.Sources;

/// The options that set something, shared by the commands that read the configuration.
final class ConfigOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings, one `key = value` a line. Also: SADARI_CONFIG.")
  @Nullable Path config;

  @Option(names = "--port", paramLabel = "N", description = "Port for people (http.port, 3000).")
  @Nullable String port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "Address to listen on (http.host).")
  @Nullable String host;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "How the server is reached from outside (http.public-url).")
  @Nullable String publicUrl;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the data (data.directory).")
  @Nullable String data;

  @Option(
      names = "--demo",
      description = "Fill an empty server with people and posts (instance.demo).")
  boolean demo;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any other setting; `config print` lists them all.")
  Map<String, String> set = new LinkedHashMap<>();

  /// Where settings come from, for a process with these environment variables.
  Sources sources(Map<String, String> environment) {
    Sources sources = new Sources();
    String named = environment.get("SADARI_CONFIG");
    if (config != null) {
      sources.file(config);
    } else if (named != null && !named.isBlank()) {
      sources.file(Path.of(named));
    }
    sources.environment(environment);
    set.forEach((key, value) -> sources.option("--set", key, value));
    option(sources, "--port", "http.port", port);
    option(sources, "--host", "http.host", host);
    option(sources, "--public-url", "http.public-url", publicUrl);
    option(sources, "--data", "data.directory", data);
    option(sources, "--demo", "instance.demo", demo ? "true" : null);
    return sources;
  }

  private static void option(Sources sources, String name, String key, @Nullable String value) {
    if (value != null) {
      sources.option(name, key, value);
    }
  }
}
