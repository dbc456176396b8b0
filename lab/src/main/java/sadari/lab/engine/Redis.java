package sadari.lab.engine;

import java.time.Duration;
import java.util.Optional;
import sadari.lab.component.Place;
import sadari.lab.component.Probe;

/// How the lab talks to Redis and its Sentinels.
final class Redis {
  static final int PORT = 6379;
  static final int SENTINEL_PORT = 26379;

  /// What the Sentinels call the primary they watch.
  static final String MASTER = "cache";

  private static final Duration ASK = Duration.ofMillis(400);

  private Redis() {}

  /// What the server of this place says to `command`; empty where it does not answer.
  static Optional<String> ask(Place place, int port, String command) {
    return Probe.all(
        place.listen(), port, "AUTH " + place.secrets().cache() + "\r\n" + command + "\r\n", ASK);
  }
}
