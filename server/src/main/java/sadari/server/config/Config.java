package sadari.server.config;

import java.util.List;
import java.util.Set;

/// Everything that can be set, checked.
///
/// @param instance what the server says about itself
/// @param http the public port
/// @param internal the port of operators
/// @param storage where the data lives
/// @param session what accounts may rely on where copies lag
/// @param edges the caches near the readers
/// @param limits what one person can cost
/// @param log how the process logs
/// @param queue how slow work gets to workers
/// @param roles what this process does
public record Config(
    InstanceConfig instance,
    HttpConfig http,
    InternalConfig internal,
    StorageConfig storage,
    SessionConfig session,
    EdgesConfig edges,
    LimitsConfig limits,
    LogConfig log,
    QueueConfig queue,
    Set<Role> roles) {

  /// What came of reading the sources: a configuration, or all that is wrong with them.
  public sealed interface Outcome {
    /// Nothing is wrong.
    ///
    /// @param config the values
    /// @param effective the same for printing, ordered by key, secrets masked
    record Valid(Config config, List<Effective> effective) implements Outcome {}

    /// Something is wrong.
    ///
    /// @param problems all of it, ordered by key; never empty
    record Invalid(List<Problem> problems) implements Outcome {}
  }

  /// Reads everything that can be set from `sources`.
  public static Outcome load(Sources sources) {
    Settings settings = new Settings(sources);
    Config config = from(settings);
    List<Problem> problems = settings.problems();
    return problems.isEmpty()
        ? new Outcome.Valid(config, settings.effective())
        : new Outcome.Invalid(problems);
  }

  private static Config from(Settings settings) {
    Config config =
        new Config(
            InstanceConfig.from(settings),
            HttpConfig.from(settings),
            InternalConfig.from(settings),
            StorageConfig.from(settings),
            SessionConfig.from(settings),
            EdgesConfig.from(settings),
            LimitsConfig.from(settings),
            LogConfig.from(settings),
            QueueConfig.from(settings),
            settings.someOf("roles", Role.class));
    if (config.roles.isEmpty()) {
      settings.problem("roles", "names at least one of web, worker, ops");
    }
    return config;
  }
}
