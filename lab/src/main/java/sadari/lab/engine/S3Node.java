package sadari.lab.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sadari.engine.embeddeds3.ObjectStore;
import sadari.lab.component.Engine;
import sadari.lab.component.Place;
import sadari.lab.component.Probe;

/// An object store with an S3 API, its objects in a folder of its own.
public record S3Node(String name, int host) implements Engine {
  /// Where it is asked.
  public static final int PORT = 9000;

  private static final String USER = "lab";
  private static final Duration ASK = Duration.ofMillis(900);

  @Override
  public String role() {
    return "object store";
  }

  @Override
  public List<Integer> ports() {
    return List.of(PORT);
  }

  @Override
  public Set<String> needs() {
    return Set.of();
  }

  @Override
  public void prepare(Place place) throws IOException {
    store(place).prepare();
  }

  @Override
  public List<String> command(Place place) {
    try {
      return store(place).command(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// It answers; that it wants a signature is an answer, too.
  @Override
  public Optional<String> unready(Place place) {
    return Probe.all(place.listen(), PORT, "GET / HTTP/1.0\r\n\r\n", ASK)
        .filter(answer -> answer.startsWith("HTTP/"))
        .map(_ -> Optional.<String>empty())
        .orElse(Optional.of("no answer"));
  }

  /// What a server is told to keep its photos there; the secret goes by its environment.
  static Map<String, String> settings(Place place, String store) {
    return Map.of(
        "files.engine", "s3",
        "files.s3.endpoint", "http://" + place.of(store) + ":" + PORT,
        "files.s3.bucket", "photos",
        "files.s3.access-key", USER,
        "files.s3.timeout", "2s");
  }

  private static ObjectStore store(Place place) {
    return new ObjectStore(place.folder(), place.listen(), PORT, USER, place.secrets().store());
  }
}
