package sadari.web.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A server on a port of its own with a client, and a temp directory that must be empty at the end.
final class Served implements AutoCloseable {
  static final java.nio.charset.Charset LATIN = StandardCharsets.ISO_8859_1;

  final Path temp;
  final WebServer server;
  final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  Served(Router.Builder router) {
    this(router, config -> config);
  }

  Served(Router.Builder router, UnaryOperator<ServerConfig> change) {
    try {
      temp = Files.createTempDirectory("sadari-http-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server =
        WebServer.start(
            change.apply(ServerConfig.plain("127.0.0.1", 0, temp)),
            router.build(),
            InstantSource.system(),
            new Random(1));
  }

  HttpRequest.Builder at(String target) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + target))
        .timeout(Duration.ofSeconds(30));
  }

  HttpResponse<String> get(String target, String... headers) {
    HttpRequest.Builder request = at(target).GET();
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  HttpResponse<String> post(String target, String contentType, String body) {
    return send(
        at(target)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Sends bytes as they are and reads until the server closes.
  String raw(String request) {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Path> tempFiles() {
    try (Stream<Path> files = Files.list(temp)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
    client.close();
    List<Path> left = tempFiles();
    try (Stream<Path> all = Files.walk(temp)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!left.isEmpty() || server.inFlight() != 0) {
      throw new AssertionError("left over: " + left + ", in flight " + server.inFlight());
    }
  }
}
