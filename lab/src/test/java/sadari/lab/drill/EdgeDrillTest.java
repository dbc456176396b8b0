package sadari.lab.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sadari.lab.Lab;
import sadari.lab.Needs;
import sadari.lab.drill.Drill.Report;

/// Photos by way of edges, all of it real.
class EdgeDrillTest {
  private static final long SEED = Long.getLong("sadari.seed", System.nanoTime());
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /// A script in the import map, or a style, with its hash.
  private static final Pattern NAMED =
      Pattern.compile("\"(http://[^\"]+/assets/[^\"]+)\"(?::| integrity=)\"(sha256-[^\"]+)\"");

  private static Lab lab;

  @BeforeAll
  static void start() {
    Needs.programs("initdb", "haproxy", "patroni", "etcd", "redis-server", "varnishd");
    lab = Lab.start(Drills.named("edge-photos").orElseThrow().topology());
  }

  @AfterAll
  static void stop() {
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  @Timeout(120)
  void whatAPageNeedsAtOnceIsAtTheEdgeThatItNames() throws Exception {
    DrillCommand.awaitWhole(lab);
    String page = pageOfAnEdge();
    List<MatchResult> named = NAMED.matcher(page).results().toList();
    assertTrue(named.size() > 30, page);

    for (MatchResult one : named) {
      HttpResponse<byte[]> first = look(URI.create(one.group(1)));
      HttpResponse<byte[]> second = look(URI.create(one.group(1)));

      assertEquals(200, first.statusCode(), one::group);
      assertEquals("*", first.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(second.body());
      assertEquals("sha256-" + Base64.getEncoder().encodeToString(hash), one.group(2));
      assertEquals("HIT", second.headers().firstValue("X-Cache").orElse(""), one::group);
    }
  }

  /// Servers that have just started have not heard of their edges yet.
  private static String pageOfAnEdge() throws Exception {
    long deadline = System.nanoTime() + SECOND.multipliedBy(30).toNanos();
    while (System.nanoTime() < deadline) {
      String page = new String(look(lab.entrance()).body(), StandardCharsets.UTF_8);
      if (page.contains("\"integrity\"")) {
        return page;
      }
      LockSupport.parkNanos(SECOND.toNanos() / 10);
    }
    throw new AssertionError("no page names an edge");
  }

  private static HttpResponse<byte[]> look(URI address) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"edge-photos", "edge-purge", "edge-kill", "origin-kill"})
  @Timeout(180)
  void whatIsPromisedHolds(String name) {
    Drill drill = Drills.named(name).orElseThrow();
    DrillCommand.awaitWhole(lab);

    Report report =
        drill.run(lab, new Pace(10, SECOND.multipliedBy(3), SECOND, SECOND, SECOND, SECOND, SEED));

    System.out.println(name + ", seed " + SEED + ": " + report.line());
    assertTrue(report.kept(), report.text());
  }
}
