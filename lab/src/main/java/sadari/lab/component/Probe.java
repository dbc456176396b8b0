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
  public static Optional<String> http(String host, int port, String path, Duration limit) {
    return line(host, port, "GET " + path + " HTTP/1.0\r\nHost: " + host + "\r\n\r\n", limit)
        .map(first -> first.matches("HTTP/1\\.[01] 2\\d\\d.*") ? "" : "answers " + first)
        .or(() -> Optional.of("no answer on " + host + ":" + port))
        .filter(why -> !why.isEmpty());
  }

  /// All of the answer to `request`, until the other side closes; empty where there is none in
  /// time.
  public static Optional<String> all(String host, int port, String request, Duration limit) {
    return all(host, port, request, limit, true);
  }

  private static Optional<String> all(
      String host, int port, String request, Duration limit, boolean halfClose) {
    try (Socket socket = open(host, port, limit)) {
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      if (halfClose) {
        socket.shutdownOutput(); // Sentinel has no QUIT
      }
      return Optional.of(new String(socket.getInputStream().readAllBytes(), US_ASCII));
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }

  /// The body that `GET path` is answered with; empty where there is none in time. A web server
  /// takes whoever has closed his half for gone, so that is not done here.
  public static Optional<String> body(String host, int port, String path, Duration limit) {
    String request = "GET " + path + " HTTP/1.0\r\nHost: " + host + "\r\n\r\n";
    return all(host, port, request, limit, false)
        .map(answer -> answer.substring(answer.indexOf("\r\n\r\n") + 4));
  }

  /// The first line of the answer to `request`; empty where there is none in time.
  public static Optional<String> line(String host, int port, String request, Duration limit) {
    try (Socket socket = open(host, port, limit)) {
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      return Optional.ofNullable(reader.readLine());
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }

  private static Socket open(String host, int port, Duration limit) throws IOException {
    Socket socket = new Socket();
    try {
      int millis = (int) limit.toMillis();
      socket.connect(new InetSocketAddress(host, port), millis);
      socket.setSoTimeout(millis);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
