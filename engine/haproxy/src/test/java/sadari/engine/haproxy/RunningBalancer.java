package sadari.engine.haproxy;

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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import sadari.contract.Await;
import sadari.core.network.Address;
import sadari.engine.haproxy.ServerState.Condition;

/// The real HAProxy on a generated configuration, and a client in front of it.
final class RunningBalancer implements AutoCloseable {
  /// In turn, and a server that is back has its whole share at once: a test knows who is next.
  static final Policy FAIR = fair(Policy.USUAL);

  private final Balancer balancer;
  private final Process process;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private RunningBalancer(Balancer balancer, Process process) {
    this.balancer = balancer;
    this.process = process;
  }

  private static Policy fair(Policy usual) {
    Policy.Checks checks = usual.checks();
    return usual
        .with(Policy.Algorithm.ROUND_ROBIN)
        .with(
            new Policy.Checks(
                checks.interval(),
                checks.fast(),
                checks.timeout(),
                checks.fall(),
                checks.rise(),
                Duration.ZERO));
  }

  /// Starts one and waits until it sees all servers up.
  static RunningBalancer before(Path folder, Policy policy, WebServer... servers) {
    Front front =
        new Front(free(), Optional.empty(), Optional.of("stream.test"), Optional.of("media.test"));
    Operating operating = new Operating(free(), folder.resolve("api.sock"), Optional.empty());
    Balancer balancer = new Balancer(front, operating, List.of(servers), policy);
    try {
      Path file =
          Files.writeString(folder.resolve("haproxy.cfg"), HaproxyEngine.configuration(balancer));
      Process process =
          new ProcessBuilder(program(), "-f", file.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("haproxy.log").toFile())
              .start();
      RunningBalancer running = new RunningBalancer(balancer, process);
      Await.until("HAProxy listens", () -> Files.exists(operating.socket()) || !process.isAlive());
      assertTrue(process.isAlive(), () -> log(folder));
      running.awaitEverywhere(Condition.UP);
      return running;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String log(Path folder) {
    try {
      return Files.readString(folder.resolve("haproxy.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// HAProxy's program; without it the test is left out.
  static String program() {
    Path path = Path.of("/usr/sbin/haproxy");
    assumeTrue(Files.isExecutable(path), "haproxy is not installed");
    return path.toString();
  }

  RuntimeApi api() {
    return HaproxyEngine.runtime(balancer.operating().socket(), balancer.policy());
  }

  Address address() {
    return balancer.front().address();
  }

  void awaitEverywhere(Condition condition) {
    Await.until(
        "all servers are " + condition,
        () -> api().servers().stream().allMatch(state -> state.condition() == condition));
  }

  void awaitEverywhereIn(String backend, Condition condition) {
    Await.until(
        "all servers of " + backend + " are " + condition,
        () ->
            api().servers().stream()
                .filter(state -> state.backend().equals(backend))
                .allMatch(state -> state.condition() == condition));
  }

  /// Waits until a server is seen so in the backend `web`.
  void await(String server, Condition condition) {
    Await.until(server + " is " + condition, () -> condition(server) == condition);
  }

  Condition condition(String server) {
    return api().servers().stream()
        .filter(state -> state.backend().equals("web") && state.name().equals(server))
        .findFirst()
        .orElseThrow()
        .condition();
  }

  /// Requests that wait for a server, over all lanes.
  int waiting() {
    String backends = new CommandSocket(balancer.operating().socket()).ask("show stat -1 2 -1");
    return backends
        .lines()
        .filter(line -> !line.startsWith("#"))
        .mapToInt(line -> Integer.parseInt(line.split(",", 4)[2]))
        .sum();
  }

  CompletableFuture<HttpResponse<String>> get(String path) {
    return send(request(path).GET().build());
  }

  CompletableFuture<HttpResponse<String>> post(String path) {
    return send(request(path).POST(BodyPublishers.ofString("written")).build());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://" + address() + path))
        .timeout(Duration.ofSeconds(20));
  }

  CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
    return client.sendAsync(request, BodyHandlers.ofString());
  }

  private static Address free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new Address("127.0.0.1", socket.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    process.destroyForcibly();
    Await.until("HAProxy has ended", () -> !process.isAlive());
  }
}
