package sadari.server.ops;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import sadari.core.failure.Unavailable;
import sadari.web.http.Router;
import sadari.web.http.ServerConfig;
import sadari.web.http.WebServer;

/// A listener as a part of the process: one that cannot start says which setting is about it, and
/// one that closes gives requests in flight twenty seconds.
public final class Listening implements AutoCloseable {
  private static final Duration IN_FLIGHT = Duration.ofSeconds(20);

  private final WebServer server;

  private Listening(WebServer server) {
    this.server = server;
  }

  /// Starts a listener.
  ///
  /// @param settings the settings' first word: `http` for `http.host` and `http.port`
  /// @throws Unavailable if the address cannot be bound; names address and setting
  public static Listening start(
      String settings,
      ServerConfig config,
      Router router,
      InstantSource clock,
      RandomGenerator random) {
    try {
      return new Listening(WebServer.start(config, router, clock, random));
    } catch (Unavailable e) {
      throw new Unavailable(
          "cannot listen on %s port %d (%s.host, %s.port)"
              .formatted(config.host(), config.port(), settings, settings),
          e);
    }
  }

  /// The port that was bound.
  public int port() {
    return server.port();
  }

  /// Takes no new connections, lets requests in flight finish, cuts what takes too long.
  @Override
  public void close() {
    server.stop(IN_FLIGHT);
  }
}
