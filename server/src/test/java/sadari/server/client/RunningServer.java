package sadari.server.client;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sadari.server.config.Config;
import sadari.server.config.Sources;
import sadari.server.lifecycle.Components;
import sadari.server.lifecycle.Wiring;
import sadari.server.wiring.ProductWiring;

/// A whole server in this JVM on a free port, on real engines, with its data in a folder.
///
/// Passwords cost little, and nobody is limited, unless the settings say otherwise.
public final class RunningServer implements AutoCloseable {
  private static final Map<String, String> USUAL =
      Map.of(
          "SADARI_HTTP_PORT", "0",
          "SADARI_HTTP_PUBLIC_URL", "http://localhost:0",
          "SADARI_RATE_LIMITS_ON", "false",
          "SADARI_PASSWORDS_MEMORY", "64KiB",
          "SADARI_PASSWORDS_PASSES", "1",
          "SADARI_DATABASE_SETTINGS", "fsync=off");

  private final Components components;
  private final Wiring.Running running;
  private final Path data;
  private final MeterRegistry meters;

  private RunningServer(
      Components components, Wiring.Running running, Path data, MeterRegistry meters) {
    this.components = components;
    this.running = running;
    this.data = data;
    this.meters = meters;
  }

  /// Starts one.
  ///
  /// @param settings by the names of the environment, such as SADARI_HTTP_PORT
  public static RunningServer start(Path data, Map<String, String> settings) {
    return start(data, settings, InstantSource.system());
  }

  /// Starts one in which it is as late as the clock says.
  public static RunningServer start(Path data, Map<String, String> settings, InstantSource clock) {
    Natives.in(data);
    Map<String, String> environment = new HashMap<>(USUAL);
    environment.put("SADARI_DATA_DIRECTORY", data.toString());
    environment.putAll(settings);
    Config config =
        switch (Config.load(new Sources().environment(environment))) {
          case Config.Outcome.Valid valid -> valid.config();
          case Config.Outcome.Invalid invalid ->
              throw new IllegalArgumentException(invalid.problems().toString());
        };
    Components components = new Components();
    MeterRegistry meters = new SimpleMeterRegistry();
    var running = new ProductWiring(clock, new SecureRandom()).start(config, components, meters);
    components.serving();
    return new RunningServer(components, running, data, meters);
  }

  /// Where it is.
  public URI address() {
    return running.address();
  }

  /// What it answers, such as `GET /api/v1/instance`.
  public List<String> routes() {
    return running.routes();
  }

  /// A client without a token.
  public Client stranger() {
    return new Client(address());
  }

  /// What it has measured since it started.
  public MeterRegistry meters() {
    return meters;
  }

  /// Looks into its database.
  public Rows rows() {
    return Rows.in(data);
  }

  @Override
  public void close() {
    components.close();
    Natives.outOf(data);
  }
}
