package sadari.server.ops;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
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

  private final Duration drain;

  private Listening(WebServer server, Duration drain) {
    this.server = server;
    this.drain = drain;
  }

  /// Starts a listener that nobody balances.
  ///
  /// @see #start(String, ServerConfig, Duration, Router, InstantSource, RandomGenerator)
  public static Listening start(
      String settings,
      ServerConfig config,
      Router router,
      InstantSource clock,
      RandomGenerator random) {
    return start(settings, config, Duration.ZERO, router, clock, random);
  }

  /// Starts a listener.
  ///
  /// @param drain how long it goes on taking requests after it was told to close
  /// @param settings the settings' first word: `http` for `http.host` and `http.port`
  /// @throws Unavailable if the address cannot be bound; names address and setting
  public static Listening start(
      String settings,
      ServerConfig config,
      Duration drain,
      Router router,
      InstantSource clock,
      RandomGenerator random) {
    try {
      return new Listening(WebServer.start(config, router, clock, random), drain);
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

  /// While it drains, serves as before but ends each connection with its answer. Then takes no new
  /// connections, lets requests in flight finish, cuts what takes too long.
  @Override
  public void close() {
    server.drain();
    long end = System.nanoTime() + drain.toNanos();
    for (long left = drain.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    server.stop(IN_FLIGHT);
  }
}
