package sadari.server.hostile;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sadari.server.client.Answer;
import sadari.server.client.Await;
import sadari.server.client.ChildServer;
import sadari.server.client.Rows;
import sadari.server.client.Wire;

/// Whatever is sent, the answer is the one that it deserves, nothing is left behind, and memory
/// stays bounded: the server has a heap of 256 MB.
class BadInputTest {
  private static final String COUNTS =
      """
      select (select count(*) from bucket.account), (select count(*) from bucket.credential),
             (select count(*) from global.handle_claim), (select count(*) from bucket.post),
             (select count(*) from bucket.post_key), (select count(*) from bucket.media),
             (select count(*) from bucket.media_edit), (select count(*) from bucket.media_version),
             (select count(*) from bucket.following where state <> 'NONE'),
             (select count(*) from bucket.favourite where active),
             (select count(*) from bucket.bookmark), (select count(*) from bucket.post_boost),
             (select count(*) from bucket.notification where not dismissed),
             (select count(*) from bucket.outbox), (select sum(hashtext(p::text)) from bucket.account p)
      """;

  @TempDir private static Path data;

  private static ChildServer server;
  private static Rows rows;
  private static World world;
  private static List<Path> files;

  @BeforeAll
  static void start() throws IOException {
    server =
        ChildServer.start(
            data,
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"),
            Map.of("database.settings", "fsync=off"));
    rows = server.rows();
    world = new World(server.stranger(), new Wire(server.address()));
    rows.awaitSettled();
    files = files("files");
  }

  @AfterAll
  static void stop() {
    rows.close();
    server.close();
  }

  static Stream<Case> cases() {
    return Stream.of(
            TextCases.all(),
            JsonCases.all(),
            AccessCases.all(),
            IdCases.all(),
            OAuthCases.all(),
            UploadCases.all(),
            EditCases.all(),
            WireCases.all())
        .flatMap(all -> all);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void badInputIsRefusedAndChangesNothing(Case tried) throws IOException {
    String before = rows.one(COUNTS);

    Answer answer = tried.deed().in(world);

    assertEquals(tried.status(), answer.status(), answer::toString);
    assertTold(tried.shape(), answer);
    assertEquals(before, rows.one(COUNTS));
    Await.until("no upload is left", () -> files("uploads").isEmpty());
    assertEquals(files, files("files"));
  }

  private static void assertTold(Case.Shape shape, Answer answer) {
    switch (shape) {
      case JSON -> {
        assertEquals("application/json", answer.header("Content-Type"));
        assertFalse(answer.json().get("error").asText().isBlank());
      }
      case PAGE -> {
        assertTrue(answer.header("Content-Type").startsWith("text/html"), answer::toString);
        assertTrue(answer.text().startsWith("<!doctype html>"), answer::toString);
        assertFalse(answer.text().contains("<script>alert"), answer::toString);
      }
    }
  }

  @Test
  void allOfItLeavesTheServerWellAndItsMemoryBounded() throws IOException {
    long residentBefore = residentMegabytes();

    assertAll(
        Stream.concat(WireCases.all(), UploadCases.all())
            .map(tried -> () -> assertEquals(tried.status(), tried.deed().in(world).status())));

    long resident = residentMegabytes();
    System.out.println("resident: " + residentBefore + " MB, then " + resident + " MB");
    assertTrue(resident < 1_000, resident + " MB");
    assertFalse(server.said().contains("OutOfMemory"), server::said);
    assertFalse(server.said().contains(" is broken, request"), server::said);
    assertEquals(200, server.internal().get("/health/ready").status());
  }

  /// The most that the process ever had, the heap and what lies outside.
  private static long residentMegabytes() throws IOException {
    Path status = Path.of("/proc/" + server.process().pid() + "/status");
    String peak =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .findFirst()
            .orElseThrow();
    return Long.parseLong(peak.replaceAll("\\D", "")) / 1024;
  }

  private static List<Path> files(String folder) {
    try (Stream<Path> all = Files.walk(data.resolve(folder))) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
