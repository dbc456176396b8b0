package sadari.server.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sadari.contract.Await;
import sadari.server.config.InternalConfig;
import sadari.server.lifecycle.Components;
import sadari.server.lifecycle.Health;
import sadari.server.lifecycle.StartFailure;
import sadari.web.http.Response;

class OperationsTest {
  private final Components components = new Components();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    components.close();
    client.close();
  }

  @Test
  void aProcessIsLiveWhileItStartsButNotReady() throws Exception {
    Operations operations = start(0);

    assertEquals(200, get(operations, "/health/live").statusCode());
    assertEquals(503, get(operations, "/health/ready").statusCode());
  }

  @Test
  void aProcessIsReadyWhenItServesAndEveryPartIsUp() throws Exception {
    Operations operations = start(0);
    components.serving();

    HttpResponse<String> ready = get(operations, "/health/ready");

    assertEquals(200, ready.statusCode());
    assertEquals(
        "{\"ready\":true,\"phase\":\"serving\",\"components\":"
            + "{\"metrics\":{\"up\":true},\"readiness\":{\"up\":true},\"internal http\":{\"up\":true}}}",
        ready.body());
  }

  @Test
  void aPartThatIsDownMakesTheProcessNotReadyUntilItIsBack() throws Exception {
    Operations operations = start(0);
    AtomicReference<Health> health = new AtomicReference<>(Health.down("no route to it"));
    components.start("database", () -> () -> {}, part -> health.get());
    components.serving();

    HttpResponse<String> down = get(operations, "/health/ready");
    health.set(Health.up());

    assertEquals(503, down.statusCode());
    assertTrue(down.body().contains("{\"up\":false,\"reason\":\"no route to it\"}"), down.body());
    assertEquals(200, get(operations, "/health/ready").statusCode());
  }

  @Test
  void aProcessThatIsStoppingIsNotReady() throws Exception {
    Operations operations = start(0);
    components.serving();
    components.stopping();

    assertEquals(503, get(operations, "/health/ready").statusCode());
  }

  @Test
  void aBalancerIsToldToDrainAndNotThatTheProcessIsDead() throws Exception {
    Operations operations = start(0);
    AtomicReference<Health> health = new AtomicReference<>(Health.up());
    components.start("database", () -> () -> {}, part -> health.get());
    assertEquals(404, get(operations, "/health/traffic").statusCode());

    components.serving();
    awaitTraffic(operations, 200);
    health.set(Health.down("no route to it"));
    awaitTraffic(operations, 404);
    health.set(Health.up());
    awaitTraffic(operations, 200);
    components.stopping();

    assertEquals(404, get(operations, "/health/traffic").statusCode());
    assertEquals(200, get(operations, "/health/live").statusCode());
  }

  @Test
  void doingSomethingTakesTheKeyOfTheDataFolder(@TempDir Path data) throws Exception {
    Operations operations = start(0);
    components.desk().deed("dance", request -> Response.text("danced"));
    operations.key().layInto(data, "127.0.0.1", operations.port());
    OperatorKey.Door door = OperatorKey.find(data).orElseThrow();
    HttpRequest.Builder asked =
        HttpRequest.newBuilder(door.address().resolve("/operate/dance"))
            .POST(HttpRequest.BodyPublishers.noBody());

    assertEquals(401, send(asked));
    assertEquals(401, send(asked.setHeader("Authorization", "Bearer of bad news")));
    assertEquals(200, send(asked.setHeader("Authorization", door.authorization())));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("operators"))));
  }

  @Test
  void aKeyIsTakenAwayByWhoeverLaidIt(@TempDir Path data) throws Exception {
    OperatorKey.Laid first =
        OperatorKey.make(new SplittableRandom(1)).layInto(data, "127.0.0.1", 1);
    OperatorKey.Laid second = OperatorKey.make(new SplittableRandom(2)).layInto(data, "::1", 2);

    first.close();
    assertEquals(URI.create("http://[::1]:2"), OperatorKey.find(data).orElseThrow().address());
    second.close();
    assertTrue(OperatorKey.find(data).isEmpty());
  }

  private int send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Test
  void metricsAreInPrometheusFormat() throws Exception {
    Operations operations = start(0);

    HttpResponse<String> metrics = get(operations, "/metrics");

    assertEquals(200, metrics.statusCode());
    assertTrue(metrics.body().contains("# TYPE jvm_memory_used_bytes gauge"), metrics.body());
    assertTrue(metrics.body().contains("process_uptime_seconds"), metrics.body());
  }

  @Test
  void aTakenPortIsToldWithItsSetting() {
    int taken = start(0).port();

    StartFailure failure = assertThrows(StartFailure.class, () -> start(taken));

    String told = String.valueOf(failure.getMessage());
    assertTrue(
        told.startsWith(
            "internal http could not start: cannot listen on 127.0.0.1 port %d (internal.host, internal.port): "
                .formatted(taken)),
        told);
    assertTrue(told.contains("Address already in use"), told);
  }

  private void awaitTraffic(Operations operations, int status) {
    Await.until(
        "traffic is " + status,
        () -> {
          try {
            return get(operations, "/health/traffic").statusCode() == status;
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private Operations start(int port) {
    return Operations.start(
        new InternalConfig("127.0.0.1", port),
        components,
        InstantSource.system(),
        new SplittableRandom(1));
  }

  private HttpResponse<String> get(Operations operations, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + operations.port() + path);
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
