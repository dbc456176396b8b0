package sadari.lab.component;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/// Asks something on the network whether it is well, without waiting long for an answer.
public final class Probe {
  private Probe() {}

  /// Why `GET path` is not answered by a 2xx; empty when it is.
  public static Optional<String> http(
      String host, int port, String path, Duration limit, String... headers) {
    StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.0\r\nHost: " + host);
    for (String header : headers) {
      request.append("\r\n").append(header);
    }
    return line(host, port, request + "\r\n\r\n", limit)
        .map(first -> first.matches("HTTP/1\\.[01] 2\\d\\d.*") ? "" : "answers " + first)
        .or(() -> Optional.of("no answer on " + host + ":" + port))
        .filter(why -> !why.isEmpty());
  }

  /// The first line of the answer to `request`; empty where there is none in time.
  public static Optional<String> line(String host, int port, String request, Duration limit) {
    try (Socket socket = new Socket()) {
      int millis = (int) limit.toMillis();
      socket.connect(new InetSocketAddress(host, port), millis);
      socket.setSoTimeout(millis);
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      return Optional.ofNullable(reader.readLine());
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }
}
