package sadari.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.core.media.BlobKey;
import sadari.lab.fault.DiskFull;
import sadari.lab.load.Gallery;
import sadari.lab.load.Gallery.Shown;
import sadari.lab.process.Disk;
import sadari.lab.process.Processes;

/// A web server on a disk of its own that has really no room left, for uploads on their way and for
/// photos. Nothing is kept free for it to notice the end by.
class FullDiskTest {
  private static final String SERVER = "web-1";
  private static final int PAGE = 4 << 10;

  /// More than an upload and its photo together.
  private static final int ENOUGH = 160 << 10;

  /// More posts than the pages hold that a small database has left.
  private static final int MOST = 20_000;

  private static final Pattern URL = Pattern.compile("\"url\":\"([^\"]+)\"");

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  @Timeout(180)
  void photosAreRefusedAloudWhileItIsFullAndTakenAgainByItself() throws Exception {
    try (Lab lab = startLab();
        Gallery gallery = new Gallery(lab.entrance(), 1)) {
      Set<Long> processes = processes(lab);
      // The first photo unpacks what photos are read with.
      try (var _ = new DiskFull(SERVER).inject(lab)) {
        assertRefused(lab, gallery.tryUpload());
        assertRefused(lab, gallery.tryUpload());
      }
      Shown before = gallery.post();

      try (var _ = new DiskFull(SERVER).inject(lab)) {
        for (int i = 0; i < 5; i++) {
          assertRefused(lab, gallery.tryUpload());
        }
        assertEquals(200, look(gallery.address(before)).statusCode());
        assertNothingHalf(lab);
      }

      assertEquals(200, look(gallery.address(gallery.post())).statusCode());
      assertEquals(200, look(gallery.address(before)).statusCode());
      assertEquals(processes, processes(lab));
    }
  }

  @Test
  @Timeout(180)
  void whereverTheRoomEndsAPhotoIsThereWholeOrNotAtAll() throws Exception {
    try (Lab lab = startLab();
        Gallery gallery = new Gallery(lab.entrance(), 2)) {
      Disk disk = new Disk(lab.folder(SERVER));
      List<URI> taken = new ArrayList<>(List.of(url(gallery.tryUpload())));
      int refused = 0;
      for (int room = 0; room <= ENOUGH; room += 3 * PAGE) {
        disk.fillUpTo(room);
        HttpResponse<String> answer = gallery.tryUpload();
        if (answer.statusCode() == 200) {
          taken.add(url(answer));
        } else {
          assertRefused(lab, answer);
          refused++;
        }
        assertNothingHalf(lab);
      }
      disk.empty();

      assertTrue(refused > 2 && taken.size() > 2, refused + " refused, " + taken.size() + " taken");
      for (URI photo : taken) {
        assertEquals(200, look(photo).statusCode());
      }
      assertEquals(taken.size(), files(lab).size());
      assertEquals(200, gallery.tryUpload().statusCode());
    }
  }

  /// The same disk for all: a database that cannot write refuses, too, and goes on by itself.
  @Test
  @Timeout(180)
  void wordsAreRefusedAloudWhileTheDatabaseHasNoRoomAndTakenAgainByItself() throws Exception {
    Assumptions.assumeTrue(Disk.allowed(), "only root may mount a disk");
    try (Lab lab = Lab.start(Topology.rung(1).withDisk(SERVER));
        Gallery gallery = new Gallery(lab.entrance(), 3)) {
      Shown before = gallery.post();
      Set<Long> programs = programs(lab);
      Disk disk = new Disk(lab.folder(SERVER));
      disk.fill();

      Set<Integer> answers = answersUntilRefused(gallery);
      assertTrue(answers.contains(507) && Set.of(200, 507).containsAll(answers), answers::toString);
      assertEquals(200, look(gallery.address(before)).statusCode());
      assertRefused(lab, gallery.tryUpload());
      disk.empty();

      assertEquals(200, says(gallery));
      assertEquals(200, look(gallery.address(gallery.post())).statusCode());
      assertEquals(200, look(gallery.address(before)).statusCode());
      assertEquals(programs, programs(lab));
    }
  }

  private static int says(Gallery gallery) {
    return gallery.trySaying("x".repeat(500)).statusCode();
  }

  /// What people are answered until PostgreSQL has used up the pages that it had; some after that.
  private static Set<Integer> answersUntilRefused(Gallery gallery) {
    Set<Integer> answers = new HashSet<>();
    for (int i = 0; i < MOST && !answers.contains(507); i++) {
      answers.add(says(gallery));
    }
    for (int i = 0; i < 100; i++) {
      answers.add(says(gallery));
    }
    return answers;
  }

  /// Servers and the main processes of databases, which others come and go below.
  private static Set<Long> programs(Lab lab) {
    Set<Long> all = processes(lab);
    return new Processes(lab.folder(SERVER))
        .all().stream()
            .filter(one -> one.parent().stream().noneMatch(above -> isBackend(above, all)))
            .map(ProcessHandle::pid)
            .collect(Collectors.toSet());
  }

  private static boolean isBackend(ProcessHandle above, Set<Long> all) {
    return all.contains(above.pid()) && above.info().command().orElse("").endsWith("postgres");
  }

  private static Lab startLab() {
    Assumptions.assumeTrue(Disk.allowed(), "only root may mount a disk");
    Needs.programs("initdb", "pg_isready");
    return Lab.start(
        Topology.rung(2)
            .withDisk(SERVER)
            .with("files.directory", "photos")
            .with("files.keep-free", "0"));
  }

  private static Set<Long> processes(Lab lab) {
    return new Processes(lab.folder(SERVER))
        .all().stream().map(ProcessHandle::pid).collect(Collectors.toSet());
  }

  private static void assertRefused(Lab lab, HttpResponse<String> answer) {
    assertEquals(507, answer.statusCode(), () -> answer.body() + " because of " + why(lab));
    assertTrue(answer.body().contains("There is no room"), answer.body());
    assertFalse(answer.headers().firstValue("Retry-After").isEmpty());
  }

  /// What the server says of photos that it did not keep.
  private static List<String> why(Lab lab) {
    try (Stream<String> log = Files.lines(lab.folder().resolve("log/" + SERVER + ".log"))) {
      return log.filter(line -> line.contains("not kept")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Every photo is what its name says, and nothing on its way was left.
  private static void assertNothingHalf(Lab lab) throws IOException {
    for (Path file : files(lab)) {
      BlobKey key = new BlobKey(String.valueOf(file.getFileName()));
      assertEquals(key, BlobKey.of(Files.readAllBytes(file), key.extension()));
    }
    assertEquals(List.of(), below(lab.folder(SERVER).resolve("photos/.tmp")));
    assertEquals(List.of(), below(lab.folder(SERVER).resolve("data/uploads")));
  }

  private static List<Path> files(Lab lab) throws IOException {
    return below(lab.folder(SERVER).resolve("photos"));
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).toList();
    }
  }

  private static URI url(HttpResponse<String> answer) {
    Matcher url = URL.matcher(answer.body());
    assertTrue(url.find(), answer.body());
    return URI.create(url.group(1));
  }

  private HttpResponse<byte[]> look(URI photo) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(photo).build(), BodyHandlers.ofByteArray());
  }
}
