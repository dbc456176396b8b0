package sadari.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the document says there is, and what there is.
@Timeout(120)
class OpenApiTest {
  private static RunningServer server;

  @BeforeAll
  static void start(@TempDir Path data) {
    server = RunningServer.start(data, Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// @param name as a router has it: `GET /api/v1/accounts/:id`
  private record Call(String name, JsonNode told) {
    String method() {
      return name.substring(0, name.indexOf(' '));
    }

    /// Where it would be for something that is not there.
    String address() {
      return name.substring(name.indexOf(' ') + 1).replaceAll(":[a-z]+", "1");
    }
  }

  private static List<Call> told() {
    JsonNode paths = server.stranger().get("/api/sadari/v1/openapi.json").ok().get("paths");
    return paths.properties().stream().flatMap(OpenApiTest::calls).toList();
  }

  private static Stream<Call> calls(Map.Entry<String, JsonNode> path) {
    String template = path.getKey().replaceAll("\\{([a-z]+)}", ":$1");
    return path.getValue().properties().stream()
        .map(
            call ->
                new Call(call.getKey().toUpperCase(Locale.ROOT) + " " + template, call.getValue()));
  }

  @Test
  void everyRouteIsToldAndEverythingToldIsARoute() {
    Set<String> routes =
        server.routes().stream()
            .filter(route -> route.contains(" /api/"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertFalse(routes.isEmpty());

    assertEquals(
        routes, told().stream().map(Call::name).collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void strangersAreTurnedAwayWhereTheDocumentSaysSoAndNowhereElse() {
    Client stranger = server.stranger();

    for (Call call : told()) {
      boolean refused = stranger.bare(call.method(), call.address()).status() == 401;
      assertEquals(call.told().has("security"), refused, call::name);
    }
  }

  @Test
  void everyParameterOfAPathIsTold() {
    for (Call call : told()) {
      Set<String> told = new TreeSet<>();
      call.told().path("parameters").forEach(one -> told.add(one.get("name").asText()));
      Stream.of(call.name().split("/", -1))
          .filter(segment -> segment.startsWith(":"))
          .forEach(segment -> assertTrue(told.contains(segment.substring(1)), call::name));
    }
  }
}
