package sadari.engine.varnish;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import sadari.core.failure.OutcomeUnknown;
import sadari.core.failure.Unavailable;

/// Small requests to edges, and the status they are answered with.
final class Talk implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofMillis(500);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /// @throws Unavailable where there is no answer in time
  int status(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new Unavailable("no answer from " + request.uri().getAuthority(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutcomeUnknown("interrupted while asking an edge", e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
