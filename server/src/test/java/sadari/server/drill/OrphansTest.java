package sadari.server.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sadari.core.media.BlobKey;
import sadari.server.client.Answer;
import sadari.server.client.ChildServer;
import sadari.server.client.People;
import sadari.server.client.People.Person;
import sadari.server.client.Pictures;
import sadari.server.client.Rows;

/// `media orphans` as operators call it, on a server whose photos are in an object store.
@Timeout(120)
class OrphansTest {
  @TempDir private Path temporary;

  // Set before each test.
  @SuppressWarnings("NullAway.Init")
  private Objects objects;

  // Set before each test.
  @SuppressWarnings("NullAway.Init")
  private ChildServer server;

  // Set before each test.
  @SuppressWarnings("NullAway.Init")
  private Person person;

  /// A photo and its bytes in all sizes.
  private record Uploaded(String id, Set<BlobKey> keys) {}

  @BeforeEach
  void start() {
    objects = Objects.in(temporary.resolve("s3"));
    Map<String, String> settings = new HashMap<>(objects.settings());
    settings.put("files.engine", "s3");
    server = ChildServer.start(temporary.resolve("data"), List.of("-Xmx256m"), settings);
    person = new People(server.stranger()).arrive("owner");
  }

  @AfterEach
  void stop() {
    server.close();
    objects.close();
  }

  @Test
  void onlyWhatIsOldAndMarkedAndStillNeededByNobodyGoes() {
    Uploaded shown = uploads(500);
    posts(shown);
    Uploaded again = uploads(520);
    Uploaded gone = uploads(540);
    deletes(posts(gone));
    Uploaded young = uploads(560);
    forgetRecords(again, gone, young);
    List.of(shown, again, gone).forEach(photo -> photo.keys().forEach(objects::age));
    int orphans = again.keys().size() + gone.keys().size();
    Set<BlobKey> all = Set.copyOf(objects.keys());

    says("0 would be deleted, " + orphans + " marked", "--dry-run");
    assertEquals(0, count("global.doomed_blob"));
    says("0 deleted, " + orphans + " marked");
    says("0 deleted");
    assertEquals(all, Set.copyOf(objects.keys()));

    change("update global.doomed_blob set doomed_at = doomed_at - interval '2 hours'");
    posts(uploads(520));
    says(gone.keys().size() + " would be deleted, 0 marked", "--dry-run");
    assertEquals(all, Set.copyOf(objects.keys()));
    says(gone.keys().size() + " deleted, 0 marked");

    Set<BlobKey> left = new HashSet<>(all);
    left.removeAll(gone.keys());
    assertEquals(left, Set.copyOf(objects.keys()));
    left.forEach(key -> assertEquals(200, look(key).status()));
  }

  @Test
  void theNoteOfAWithdrawnPhotoGoesAfterThirtyDaysOnceItsBytesHaveGone() {
    Uploaded kept = uploads(500);
    Uploaded gone = uploads(540);
    deletes(posts(kept));
    deletes(posts(gone));
    forgetRecords(kept, gone);
    gone.keys().forEach(objects::remove);
    says("0 notes of withdrawn photos forgotten");

    change("update bucket.withdrawn_photo set until = 1");
    says(gone.keys().size() + " notes of withdrawn photos forgotten");

    assertEquals(kept.keys().size(), count("bucket.withdrawn_photo"));
    kept.keys().forEach(key -> assertEquals(410, look(key).status()));
    gone.keys().forEach(key -> assertEquals(404, look(key).status()));
  }

  @Test
  void theBytesOfAReplacedPortraitGoLikeThoseOfADeletedPost() {
    person.client().portrait("avatar", Pictures.photo(500, 500, "jpg")).ok();
    Set<BlobKey> old = Set.copyOf(objects.keys());
    person.client().portrait("avatar", Pictures.photo(600, 600, "jpg")).ok();
    old.forEach(key -> assertEquals(410, look(key).status()));
    old.forEach(objects::age);

    says("0 deleted, 1 marked");
    change("update global.doomed_blob set doomed_at = doomed_at - interval '2 hours'");
    says("1 deleted, 0 marked");

    assertEquals(1, objects.keys().size());
    assertEquals(1, count("bucket.withdrawn_portrait"));
    change("update bucket.withdrawn_portrait set until = 1");
    says("1 notes of withdrawn photos forgotten");
    assertEquals(0, count("bucket.withdrawn_portrait"));
  }

  private void says(String text, String... options) {
    List<String> words = new ArrayList<>(List.of("media", "orphans"));
    words.addAll(List.of(options));
    try (Mover sweep = Mover.call(temporary.resolve("data"), Map.of(), words)) {
      assertEquals(0, sweep.exitCode(), sweep::said);
      assertTrue(sweep.said().contains(text), sweep::said);
    }
  }

  private Uploaded uploads(int width) {
    Set<BlobKey> before = Set.copyOf(objects.keys());
    byte[] photo = Pictures.photo(width, 300, "jpg");
    String id =
        person
            .client()
            .upload("/api/v2/media", "p.jpg", "image/jpeg", photo, Map.of())
            .ok()
            .get("id")
            .asText();
    Set<BlobKey> keys = new HashSet<>(objects.keys());
    keys.removeAll(before);
    return new Uploaded(id, keys);
  }

  private String posts(Uploaded photo) {
    Map<String, ?> post = Map.of("status", "look", "media_ids", List.of(photo.id()));
    return person.client().post("/api/v1/statuses", post).ok().get("id").asText();
  }

  private void deletes(String post) {
    person.client().delete("/api/v1/statuses/" + post).ok();
  }

  private void forgetRecords(Uploaded... photos) {
    for (Uploaded photo : photos) {
      change("delete from bucket.media where post is null and id = " + photo.id());
      change("delete from bucket.media_version where media = " + photo.id());
    }
  }

  private Answer look(BlobKey key) {
    return server.stranger().get("/media/" + key.text());
  }

  private void change(String sql) {
    try (Rows rows = server.rows()) {
      int _ = rows.change(sql);
    }
  }

  private long count(String table) {
    try (Rows rows = server.rows()) {
      return rows.number("select count(*) from " + table);
    }
  }
}
