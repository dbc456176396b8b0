package sadari.server.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sadari.core.media.BlobKey;
import sadari.core.media.BlobStore;
import sadari.engine.embeddeds3.FaultyProxy.Fault;
import sadari.engine.files.FilesConfig;
import sadari.engine.files.FilesEngine;
import sadari.server.client.Await;
import sadari.server.client.ChildServer;
import sadari.server.client.Client;
import sadari.server.client.People;
import sadari.server.client.People.Person;
import sadari.server.client.Pictures;

/// `media move` as operators call it, on real servers that are killed in the middle of it.
@Timeout(240)
class MediaMoveTest {
  private static final int PHOTOS = 240;
  private static final Duration LATE = Duration.ofMillis(20);
  private static final Pattern SENT = Pattern.compile("; (\\d+) were sent");

  @TempDir private Path temporary;

  // Set before each test.
  @SuppressWarnings("NullAway.Init")
  private Objects objects;

  // Set before each test.
  @SuppressWarnings("NullAway.Init")
  private Path data;

  private final List<ChildServer> servers = new ArrayList<>();

  @BeforeEach
  void fillTheFolder() {
    objects = Objects.in(temporary.resolve("s3"));
    data = temporary.resolve("data");
    BlobStore folder = FilesEngine.open(FilesConfig.in(data.resolve("files"))).blobs();
    Random random = new Random(6);
    for (int i = 0; i < PHOTOS; i++) {
      byte[] photo = new byte[10_000];
      random.nextBytes(photo);
      folder.put(photo, "jpg");
    }
  }

  @AfterEach
  void stop() {
    servers.forEach(ChildServer::close);
    objects.close();
  }

  private ChildServer start(Map<String, String> settings) {
    ChildServer server = ChildServer.start(data, List.of("-Xmx256m"), settings);
    servers.add(server);
    return server;
  }

  private Mover move(String to) {
    return Mover.call(data, objects.environment(), List.of("media", "move", "--to=" + to));
  }

  private Map<String, String> onObjects() {
    Map<String, String> settings = new HashMap<>(objects.settings());
    settings.put("files.engine", "s3");
    return settings;
  }

  @Test
  void aMoveWhoseCommandAndServerAreKilledIsFinishedByTheSameCommandAndNoPictureIsMissing() {
    ChildServer first = start(Map.of());
    Person person = new People(first.stranger()).arrive("mover");
    uploads(person, 500);
    objects.wire().become(new Fault.Slow(LATE));
    killTheCommand(first);
    List<BlobKey> all = killTheServer(first, person);

    ChildServer second = start(Map.of());
    allAreRight(second, all);
    objects.wire().become(new Fault.None());
    try (Mover mover = move("s3")) {
      assertEquals(0, mover.exitCode(), mover::said);
      assertTrue(mover.said().contains(all.size() + " photos are in s3://photos/"), mover::said);
      Matcher sent = SENT.matcher(mover.said());
      assertTrue(sent.find() && Integer.parseInt(sent.group(1)) < PHOTOS / 2, mover::said);
    }
    allAreRight(second, all);
    second.close();

    refusesToStart(Map.of(), "were moved to s3://photos/: set files.engine = s3");
    empty(data.resolve("files"));
    allAreRight(start(onObjects()), all);
  }

  private void killTheCommand(ChildServer server) {
    try (Mover mover = move("s3")) {
      Await.until("some have arrived", () -> objects.keys().size() > PHOTOS / 4);
      mover.kill();
    }
    Await.until("the move has ended", () -> server.said().contains("asked for it is gone"));
    assertTrue(objects.keys().size() < PHOTOS);
    allAreRight(server, Objects.keysIn(data.resolve("files")));
  }

  /// All photos that there are then, one of them uploaded while others were moved.
  private List<BlobKey> killTheServer(ChildServer server, Person person) {
    try (Mover mover = move("s3")) {
      Await.until("more have arrived", () -> objects.keys().size() > PHOTOS * 3 / 5);
      uploads(person, 520);
      List<BlobKey> all = Objects.keysIn(data.resolve("files"));
      server.kill();

      assertEquals(1, mover.exitCode(), mover::said);
      assertTrue(mover.said().contains("the server ended before the move did"), mover::said);
      assertTrue(objects.keys().size() < all.size());
      return all;
    }
  }

  @Test
  void photosThatMoveBackStayInTheObjectStoreUntilAllAreInTheFolder() throws IOException {
    ChildServer first = start(Map.of());
    moved("s3");
    first.close();
    empty(data.resolve("files"));
    ChildServer second = start(onObjects());
    List<BlobKey> all = objects.keys();
    assertEquals(PHOTOS, all.size());
    objects.wire().become(new Fault.Slow(LATE));
    try (Mover _ = move("folder")) {
      Await.until("some are back", () -> Objects.keysIn(data.resolve("files")).size() > PHOTOS / 4);
      second.kill();
    }

    refusesToStart(Map.of(), "were moved to s3://photos/");
    objects.wire().become(new Fault.None());
    ChildServer third = start(onObjects());
    allAreRight(third, all);
    moved("folder");
    third.close();

    refusesToStart(onObjects(), "set files.engine = folder");
    allAreRight(start(Map.of()), all);
    assertTrue(Files.exists(data.resolve("files")));
  }

  private void moved(String to) {
    try (Mover mover = move(to)) {
      assertEquals(0, mover.exitCode(), mover::said);
    }
  }

  @Test
  void aServerThatIsNotAloneRefusesToMoveUnlessItIsToldThatAllKnow() {
    Map<String, String> settings = new HashMap<>(Place.onNewest().settings());
    settings.put("files.directory", data.resolve("files").toString());
    ChildServer first = start(settings);
    try (ChildServer _ = ChildServer.start(temporary.resolve("other"), List.of(), settings);
        Mover mover = move("s3")) {
      assertEquals(1, mover.exitCode(), mover::said);
      assertTrue(mover.said().contains("1 other servers work on the same"), mover::said);
      assertTrue(mover.said().contains("files.moving = true"), mover::said);
      assertEquals(List.of(), objects.keys());
    }

    moved("s3");
    allAreRight(first, objects.keys());
    assertEquals(PHOTOS, objects.keys().size());
  }

  private static void uploads(Person person, int width) {
    byte[] photo = Pictures.photo(width, 300, "jpg");
    int status =
        person.client().upload("/api/v2/media", "p.jpg", "image/jpeg", photo, Map.of()).status();
    assertEquals(200, status);
  }

  private static void allAreRight(ChildServer server, List<BlobKey> keys) {
    Client reader = server.stranger();
    for (BlobKey key : keys) {
      var answer = reader.get("/media/" + key.text());
      assertEquals(200, answer.status(), key::text);
      assertEquals(key, BlobKey.of(answer.bytes(), key.extension()));
    }
  }

  private void refusesToStart(Map<String, String> settings, String reason) {
    try (ChildServer refusing = ChildServer.launch(data, List.of(), settings)) {
      assertEquals(1, refusing.exitCode());
      Await.until("the reason", () -> refusing.said().contains(reason));
    }
  }

  /// Takes the photos away, and leaves the notes of moves.
  private static void empty(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file :
          files.filter(each -> BlobKey.isKey(String.valueOf(each.getFileName()))).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
