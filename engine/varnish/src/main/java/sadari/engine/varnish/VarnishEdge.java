package sadari.engine.varnish;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Collection;
import sadari.core.edge.Edge;
import sadari.core.failure.Failure;
import sadari.core.failure.Unavailable;

/// An edge over HTTP: `PURGE` with the secret, and a question that it answers itself.
record VarnishEdge(URI address, URI control, String secret, Talk talk) implements Edge {
  private static final Duration PURGED_IN = Duration.ofSeconds(2);
  private static final Duration ANSWERED_IN = Duration.ofMillis(900);

  @Override
  public void purge(Collection<String> paths) {
    for (String path : paths) {
      HttpRequest request =
          HttpRequest.newBuilder(control.resolve(path))
              .method("PURGE", BodyPublishers.noBody())
              .header(VarnishEngine.SECRET_HEADER, secret)
              .timeout(PURGED_IN)
              .build();
      int status = talk.status(request);
      if (status != 200) {
        throw new Unavailable(control.getAuthority() + " answered a purge with " + status);
      }
    }
  }

  @Override
  public boolean answers() {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(address.resolve(VarnishEngine.HEALTH_PATH))
              .timeout(ANSWERED_IN)
              .build();
      return talk.status(request) == 200;
    } catch (Failure e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "VarnishEdge[" + address + "]";
  }
}
