package sadari.engine.varnish;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import sadari.contract.Await;
import sadari.core.edge.Edge;

/// The real Varnish on a generated configuration, and a client in front of it.
final class RunningEdge implements AutoCloseable {
  static final String SECRET = "a-secret-of-tests-only";
  static final List<String> PURGERS = List.of("127.0.0.1");

  private final int port;
  private final Process process;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final VarnishEngine.Connected connected;

  private RunningEdge(int port, Process process) {
    this.port = port;
    this.process = process;
    this.connected = VarnishEngine.connect(List.of(address()), List.of(address()), SECRET);
  }

  /// Starts one that anybody on this machine may purge.
  static RunningEdge before(Path folder, Policy policy, LittleOrigin... origins) {
    return before(folder, policy, PURGERS, origins);
  }

  static RunningEdge before(
      Path folder, Policy policy, List<String> purgers, LittleOrigin... origins) {
    Path program = Path.of("/usr/sbin/varnishd");
    assumeTrue(Files.isExecutable(program), "varnishd is not installed");
    List<Origin> described = new ArrayList<>();
    for (LittleOrigin origin : origins) {
      described.add(new Origin("web-" + described.size(), origin.address()));
    }
    EdgeDescription edge =
        new EdgeDescription(
            described, EdgeDescription.Director.ROUND_ROBIN, SECRET, purgers, policy);
    RunningEdge running = start(folder, program, VarnishEngine.configuration(edge));
    Await.until("the edge serves", () -> !running.process.isAlive() || running.edge().answers());
    assertTrue(running.process.isAlive(), () -> log(folder));
    return running;
  }

  private static RunningEdge start(Path folder, Path program, String configuration) {
    try {
      Path file = Files.writeString(folder.resolve("edge.vcl"), configuration);
      int port = free();
      List<String> words = new ArrayList<>(List.of(program.toString(), "-F", "-j", "none"));
      words.addAll(List.of("-T", "none", "-n", folder.resolve("work").toString()));
      words.addAll(List.of("-a", "127.0.0.1:" + port, "-f", file.toString()));
      words.addAll(List.of("-s", "malloc,32m", "-p", "thread_pools=1", "-p", "vsl_space=1m"));
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("varnish.log").toFile())
              .start();
      return new RunningEdge(port, process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String log(Path folder) {
    try {
      return Files.readString(folder.resolve("varnish.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /// As the servers see it.
  Edge edge() {
    return connected.edges().getFirst();
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, headers).join();
  }

  CompletableFuture<HttpResponse<String>> send(String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address().resolve(path))
            .method(method, BodyPublishers.noBody())
            .timeout(Duration.ofSeconds(20));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.sendAsync(request.build(), BodyHandlers.ofString());
  }

  /// How the edge says it came by an answer: HIT, STALE, MISS, PASS.
  static String cache(HttpResponse<String> answer) {
    return answer.headers().firstValue("X-Cache").orElse("");
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    connected.close();
    client.close();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    Await.until("Varnish has ended", () -> !process.isAlive());
  }
}
