package sadari.server.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/// The port that people and their apps talk to.
///
/// @param host the address to listen on
/// @param port the port to listen on; 0 takes any free one
/// @param publicUrl how the server is reached from outside: links, redirects and photo addresses
///   begin with it; with `port` 0 and none given, its port is 0 until the real one is known
/// @param trustedProxies addresses (or networks, `10.0.0.0/8`) of load balancers whose
///   `X-Forwarded-For` is believed
/// @param drain how long a server that was told to stop goes on serving, so that load balancers see
///   that it wants no new requests; 0 where there is none in front
public record HttpConfig(
    String host, int port, URI publicUrl, List<String> trustedProxies, Duration drain) {
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(30);

  static HttpConfig from(Settings settings) {
    int port = settings.number("http.port", 3000, 0, 65_535);
    return new HttpConfig(
        settings.text("http.host", "127.0.0.1"),
        port,
        settings.origin("http.public-url", URI.create("http://localhost:" + port)),
        settings.list("http.trusted-proxies"),
        settings.span("http.drain", Duration.ZERO, Duration.ZERO, LONGEST_DRAIN));
  }

  /// The public address of a server that was told to take any free port and has got `bound`.
  public URI publicUrl(int bound) {
    return publicUrl.getPort() == 0
        ? URI.create("http://" + publicUrl.getHost() + ":" + bound)
        : publicUrl;
  }
}
