package sadari.server.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sadari.engine.embeddeds3.FaultyProxy.Fault;
import sadari.server.client.Answer;
import sadari.server.client.People;
import sadari.server.client.People.Person;
import sadari.server.client.Pictures;
import sadari.server.client.Rows;
import sadari.server.client.RunningServer;

/// Uploads while the store of photos is in trouble: refused aloud, nothing left, and again taken in
/// as soon as the store is well.
@Timeout(120)
class UploadFaultsTest {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  @TempDir private static Path temporary;

  private static Objects objects;
  private static RunningServer server;
  private static Person person;
  private static int width = 400;

  @BeforeAll
  static void start() {
    objects = Objects.in(temporary.resolve("s3"));
    Map<String, String> settings = new HashMap<>(objects.environment());
    settings.put("SADARI_FILES_ENGINE", "s3");
    settings.put("SADARI_FILES_S3_TIMEOUT", "1s");
    server = RunningServer.start(temporary.resolve("data"), settings);
    person = new People(server).arrive("sender");
  }

  @AfterAll
  static void stop() {
    server.close();
    objects.close();
  }

  @Test
  void aStoreThatAnswers500IsToldAs503() {
    refusesUntilWell(new Fault.Answers(500), 503);
  }

  @Test
  void aStoreThatAsksForLessIsToldAs503() {
    refusesUntilWell(new Fault.Answers(503), 503);
  }

  @Test
  void aStoreThatIsFullIsToldAs507() {
    refusesUntilWell(new Fault.Answers(507), 507);
  }

  @Test
  void aStoreThatSaysNothingIsToldAs503InBoundedTime() {
    refusesUntilWell(new Fault.Silent(), 503);
  }

  @Test
  void aStoreThatIsTooSlowIsToldAs503InBoundedTime() {
    refusesUntilWell(new Fault.Slow(Duration.ofSeconds(5)), 503);
  }

  @Test
  void anUploadThatIsCutIsToldAs503() {
    refusesUntilWell(new Fault.CutsQuestions(3_000), 503);
  }

  @Test
  void aStoreThatIsDeadIsToldAs503() {
    objects.store().kill();
    refuses(503);

    objects.store().startAgain();
    takesIn();
  }

  @Test
  void aDiskOnWhichTooLittleIsFreeIsToldAs507(@TempDir Path data) {
    try (RunningServer full =
        RunningServer.start(data, Map.of("SADARI_FILES_KEEP_FREE", "1048576 GiB"))) {
      Person somebody = new People(full).arrive("sender");
      Answer answer = uploads(somebody);

      assertTold(answer, 507);
      assertEquals(List.of(), Objects.keysIn(data.resolve("files")));
      try (Rows rows = full.rows()) {
        assertEquals(0, rows.number("select count(*) from bucket.media"));
      }
      assertEquals(200, somebody.client().post("/api/v1/statuses", Map.of("status", "a")).status());
    }
  }

  private static void refusesUntilWell(Fault fault, int status) {
    objects.wire().become(fault);
    try {
      refuses(status);
    } finally {
      objects.wire().become(new Fault.None());
    }
    takesIn();
  }

  private static void refuses(int status) {
    long before = records();
    long began = System.nanoTime();

    assertTold(uploads(person), status);

    assertTrue(System.nanoTime() - began < LONGEST.toNanos());
    assertEquals(before, records());
  }

  private static void assertTold(Answer answer, int status) {
    assertEquals(status, answer.status(), answer::toString);
    String reason = status == 507 ? "There is no room for photos" : "Photos cannot be kept";
    assertTrue(answer.json().get("error").asText().startsWith(reason), answer::toString);
    assertFalse(answer.header("Retry-After").isEmpty());
  }

  private static void takesIn() {
    var photo = uploads(person).ok();
    assertEquals(200, server.stranger().get(path(photo.get("url").asText())).status());
    assertEquals(200, server.stranger().get(path(photo.get("preview_url").asText())).status());
  }

  private static String path(String url) {
    return url.substring(url.indexOf("/media/"));
  }

  /// A picture that nobody has uploaded before.
  private static Answer uploads(Person by) {
    byte[] photo = Pictures.photo(width++, 300, "jpg");
    return by.client().upload("/api/v2/media", "p.jpg", "image/jpeg", photo, Map.of());
  }

  private static long records() {
    try (Rows rows = server.rows()) {
      return rows.number("select count(*) from bucket.media");
    }
  }
}
