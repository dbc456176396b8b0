package sadari.web.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a listener listens and what it bears.
///
/// @param host address to bind
/// @param port 0 for one the system chooses
/// @param tls null for plain HTTP/1.1, as behind a load balancer
/// @param trustedProxies addresses or networks (`10.0.0.0/8`) whose `X-Forwarded-*` are believed
/// @param tempDirectory where uploads wait; must exist
public record ServerConfig(
    String host,
    int port,
    @Nullable Tls tls,
    List<String> trustedProxies,
    Path tempDirectory,
    Limits limits,
    Timeouts timeouts) {

  public ServerConfig {
    trustedProxies = List.copyOf(trustedProxies);
  }

  /// Plain HTTP with the usual bounds.
  public static ServerConfig plain(String host, int port, Path tempDirectory) {
    return new ServerConfig(
        host, port, null, List.of(), tempDirectory, Limits.USUAL, Timeouts.USUAL);
  }

  public ServerConfig withTls(Tls other) {
    return new ServerConfig(host, port, other, trustedProxies, tempDirectory, limits, timeouts);
  }

  public ServerConfig withTrustedProxies(List<String> other) {
    return new ServerConfig(host, port, tls, other, tempDirectory, limits, timeouts);
  }

  public ServerConfig withLimits(Limits other) {
    return new ServerConfig(host, port, tls, trustedProxies, tempDirectory, other, timeouts);
  }

  public ServerConfig withTimeouts(Timeouts other) {
    return new ServerConfig(host, port, tls, trustedProxies, tempDirectory, limits, other);
  }

  /// HTTPS with HTTP/2, from PEM files.
  public record Tls(Path certificate, Path key) {}

  /// @param eventLoops threads that read and write sockets
  /// @param connections open at once; further ones are closed at once
  /// @param headerBytes of all header fields of a request together
  /// @param targetBytes of the request line
  /// @param uploadBytes of all uploads on disk at once
  /// @param bodyBytes of all bodies that are being collected in memory at once
  public record Limits(
      int eventLoops,
      int connections,
      int headerBytes,
      int targetBytes,
      long uploadBytes,
      long bodyBytes) {
    public static final Limits USUAL =
        new Limits(
            Math.max(1, Runtime.getRuntime().availableProcessors()),
            20_000,
            16 * 1024,
            8 * 1024,
            4L << 30,
            128L << 20);

    public Limits withConnections(int other) {
      return new Limits(eventLoops, other, headerBytes, targetBytes, uploadBytes, bodyBytes);
    }

    public Limits withEventLoops(int other) {
      return new Limits(other, connections, headerBytes, targetBytes, uploadBytes, bodyBytes);
    }
  }

  /// @param head for the first request of a connection to arrive with all its header fields
  /// @param idle the same for each further one, so also how long an idle connection is kept
  /// @param body how long a body may stand still; slower than 1 kB/s on average is cut as well
  public record Timeouts(Duration head, Duration idle, Duration body) {
    public static final Timeouts USUAL =
        new Timeouts(Duration.ofSeconds(15), Duration.ofSeconds(75), Duration.ofSeconds(20));
  }
}
