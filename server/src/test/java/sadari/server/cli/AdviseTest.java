package sadari.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import sadari.scale.cache.AccessListener;
import sadari.scale.cache.advice.CacheAdvisor;
import sadari.scale.cache.advice.CacheSetup;
import sadari.server.config.InternalConfig;
import sadari.server.lifecycle.Components;
import sadari.server.lifecycle.Wiring;
import sadari.server.ops.AdvicePage;
import sadari.server.ops.Operations;

/// Operators ask for advice about caches: over the internal port, and by the command.
@Timeout(60)
class AdviseTest {
  private static final Wiring NOTHING =
      (config, components, meters) -> new Wiring.Running(URI.create("http://x"), List.of());

  private final Components components = new Components();
  private final CacheAdvisor advisor = new CacheAdvisor(InstantSource.system(), 1);
  private final AccessListener posts =
      advisor.watch(() -> CacheSetup.inProcess("posts <b>", 50, Duration.ofMinutes(5)));
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final URI server = URI.create("http://127.0.0.1:" + start());

  private int start() {
    components.desk().look("cache-advice", new AdvicePage(advisor)::answer);
    return Operations.start(
            new InternalConfig("127.0.0.1", 0),
            components,
            InstantSource.system(),
            new SplittableRandom(1))
        .port();
  }

  @AfterEach
  void stop() {
    components.close();
  }

  /// 200 keys, over and over: 50 places are of no use to them, 200 of all.
  private void scan() {
    for (int i = 0; i < 10_000; i++) {
      posts.accessed(i % 200, 1_000, false);
    }
  }

  @Test
  void theTableSetsThePredictionBesideWhatWasMeasured() {
    scan();

    int code = run("cache", "advise", "--server", server.toString());

    assertEquals(0, code, err::toString);
    assertTrue(out.toString().contains("now  50 entries         49 KiB    5 min"), out::toString);
    assertTrue(out.toString().contains("->   200 entries        195 KiB   5 min"), out::toString);
    assertTrue(out.toString().contains("0.0 % measured, "), out::toString);
  }

  @Test
  void tooLittleTrafficIsToldInsteadOfAdvice() {
    int code = run("cache", "advise", "--server", server.toString());

    assertEquals(0, code, err::toString);
    assertTrue(out.toString().contains("too little traffic for advice: 0 accesses so far"));
  }

  @Test
  void thePictureIsWellFormedAndNamesWhatItShows(@TempDir Path folder) throws Exception {
    scan();
    Path file = folder.resolve("caches.svg");

    int code = run("cache", "advise", "--server", server.toString(), "--picture", file.toString());

    Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    assertEquals(0, code, err::toString);
    assertEquals("svg", svg.getDocumentElement().getTagName());
    assertTrue(svg.getDocumentElement().getTextContent().contains("posts <b> (L1)"));
    assertEquals(6, svg.getElementsByTagName("polyline").getLength(), "5 policies, and the TTL");
  }

  @Test
  void theOperatorsApiGivesTheCurves() throws Exception {
    scan();

    JsonNode cache = new ObjectMapper().readTree(get("/operate/cache-advice?target=0.9")).get(0);

    assertEquals("W-TinyLFU", cache.at("/curves/0/policy").asText());
    assertEquals(200, cache.at("/proposal/size").asInt(), cache::toPrettyString);
    assertEquals(1.0, cache.at("/proposal/hit_ratio").asDouble(), 0.001);
    assertEquals(10_000, cache.at("/sample/events").asInt());
  }

  @Test
  void aServerThatDoesNotAnswerIsToldWithTheSettingsThatSayWhereItIs() {
    components.close();

    int code = run("cache", "advise", "--server", server.toString());

    assertEquals(1, code);
    assertTrue(err.toString().contains("internal.host, internal.port"), err::toString);
  }

  @Test
  void anAddressThatIsNoneOfAServerIsRefused() {
    for (String wrong : List.of("ftp://127.0.0.1", "127.0.0.1", "http:///x")) {
      assertEquals(2, run("cache", "advise", "--server", wrong), wrong);
    }
    assertTrue(err.toString().contains("--server is http://ADDRESS:PORT"), err::toString);
  }

  @Test
  void aPictureThatCannotBeWrittenIsNotTheServersFault(@TempDir Path folder) {
    Path file = folder.resolve("nowhere/caches.svg");

    int code = run("cache", "advise", "--server", server.toString(), "--picture", file.toString());

    assertEquals(1, code);
    assertTrue(err.toString().startsWith("sadari: cannot write the picture"), err::toString);
  }

  @Test
  void aTargetThatIsNoRatioIsRefused() {
    int code = run("cache", "advise", "--server", server.toString(), "--target", "95");

    assertEquals(1, code);
    assertTrue(err.toString().contains("400"), err::toString);
  }

  private String get(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(server.resolve(path)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private int run(String... args) {
    return Cli.commands(NOTHING, Map.of())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
