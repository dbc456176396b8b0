package sadari.server.lifecycle;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import sadari.web.http.Handler;

/// What operators may ask of the running parts, on the internal port: `/operate/NAME`.
///
/// Parts lay out what they answer while they start. Looking (GET) is free as health and metrics
/// are; doing (POST), and reading what is of people, take the key, which lies in the data folder
/// for its owner to read. Thread-safe.
public final class Desk {
  private final Map<String, Handler> looks = new ConcurrentHashMap<>();
  private final Map<String, Handler> readings = new ConcurrentHashMap<>();
  private final Map<String, Handler> deeds = new ConcurrentHashMap<>();

  Desk() {}

  /// Answers `GET /operate/NAME` from now on; changes nothing.
  public void look(String name, Handler handler) {
    looks.put(name, handler);
  }

  /// Answers `GET /operate/NAME` from now on with what is of people, for those who hold the key;
  /// changes nothing.
  public void reading(String name, Handler handler) {
    readings.put(name, handler);
  }

  /// Answers `POST /operate/NAME` from now on, for those who hold the key.
  public void deed(String name, Handler handler) {
    deeds.put(name, handler);
  }

  /// What answers GET under this name.
  public Optional<Handler> look(String name) {
    return Optional.ofNullable(looks.get(name));
  }

  /// What answers GET under this name for those who hold the key.
  public Optional<Handler> reading(String name) {
    return Optional.ofNullable(readings.get(name));
  }

  /// What answers POST under this name.
  public Optional<Handler> deed(String name) {
    return Optional.ofNullable(deeds.get(name));
  }
}
