package sadari.server.ops;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import sadari.core.failure.Unavailable;
import sadari.web.http.Router;
import sadari.web.http.ServerConfig;
import sadari.web.http.WebServer;

/// Starts listeners so that one that cannot start says which setting is about it.
public final class Listening {
  private Listening() {}

  /// Starts a listener.
  ///
  /// @param settings the settings' first word: `http` for `http.host` and `http.port`
  /// @throws Unavailable if the address cannot be bound; names address and setting
  public static WebServer start(
      String settings,
      ServerConfig config,
      Router router,
      InstantSource clock,
      RandomGenerator random) {
    try {
      return WebServer.start(config, router, clock, random);
    } catch (Unavailable e) {
      throw new Unavailable(
          "cannot listen on %s port %d (%s.host, %s.port)"
              .formatted(config.host(), config.port(), settings, settings),
          e);
    }
  }
}
