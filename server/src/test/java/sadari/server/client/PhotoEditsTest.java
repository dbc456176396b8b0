package sadari.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sadari.core.media.edit.Operation;
import sadari.core.media.edit.Parameter;
import sadari.server.client.People.Person;

/// Edits to photos, as an application asks for them.
@Timeout(120)
class PhotoEditsTest {
  private static final String BASE = "/api/sadari/v1/media/";
  private static final Map<String, ?> GREY = operations(Map.of("op", "grayscale"));

  private static RunningServer server;
  private static People people;

  @BeforeAll
  static void start(@TempDir Path data) {
    server = RunningServer.start(data, Map.of());
    people = new People(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Map<String, ?> operations(Object... operations) {
    return Map.of("operations", List.of(operations));
  }

  private static JsonNode upload(Person person) {
    byte[] file = Pictures.photo(800, 600, "jpg");
    return person.client().upload("/api/v2/media", "p.jpg", "image/jpeg", file, Map.of()).ok();
  }

  private static String id(JsonNode entity) {
    return entity.get("id").asText();
  }

  /// Asks, and waits until it is done.
  private static JsonNode edited(Person person, String photo, Map<String, ?> wanted) {
    Answer asked = person.client().post(BASE + photo + "/edits", wanted);
    assertEquals(202, asked.status(), asked::toString);
    String path = URI.create(asked.json().at("/job/url").asText()).getPath();
    AtomicReference<JsonNode> job = new AtomicReference<>();
    Await.until(
        "the photo is edited",
        () -> {
          job.set(person.client().get(path).ok().get("job"));
          return List.of("done", "failed").contains(job.get().get("state").asText());
        });
    return job.get();
  }

  private static BufferedImage picture(Person person, JsonNode media) throws IOException {
    Answer file = person.client().get(URI.create(media.get("url").asText()).getPath());
    assertEquals(200, file.status());
    return ImageIO.read(new ByteArrayInputStream(file.bytes()));
  }

  @Test
  void aPostShowsThePhotoAsItWasEditedAndAgainAsItWas() throws IOException {
    Person ann = people.arrive("ann");
    JsonNode photo = upload(ann);
    String post =
        id(
            ann.client()
                .post("/api/v1/statuses", Map.of("status", "x", "media_ids", List.of(id(photo))))
                .ok());
    Map<String, ?> crop = Map.of("op", "crop", "x", 0.5, "y", 0, "width", 0.5, "height", 1);

    JsonNode job = edited(ann, id(photo), operations(crop, Map.of("op", "rotate", "degrees", 90)));

    assertEquals("done", job.get("state").asText(), job::toString);
    JsonNode shown = ann.client().get("/api/v1/statuses/" + post).ok().at("/media_attachments/0");
    assertEquals(job.get("media"), shown);
    assertNotEquals(photo.get("url"), shown.get("url"));
    BufferedImage picture = picture(ann, shown);
    assertEquals(600, picture.getWidth());
    assertEquals(400, picture.getHeight());
    assertEquals(photo, ann.client().post(BASE + id(photo) + "/undo").ok());
    assertEquals(
        photo.get("url"),
        ann.client().get("/api/v1/statuses/" + post).ok().at("/media_attachments/0/url"));
    assertEquals(800, picture(ann, photo).getWidth());
  }

  @Test
  void versionsTellWhatWasDoneAndStay() {
    Person ann = people.arrive("ann");
    JsonNode photo = upload(ann);
    edited(ann, id(photo), GREY);
    edited(ann, id(photo), operations(Map.of("op", "blur", "sigma", "2.5")));

    JsonNode history = ann.client().get(BASE + id(photo) + "/versions").ok();

    assertEquals(2, history.get("shown").asInt());
    assertEquals(3, history.get("versions").size());
    assertEquals(photo.get("url"), history.at("/versions/0/url"));
    assertEquals("blur", history.at("/versions/2/operations/0/op").asText());
    assertEquals(1, history.at("/versions/2/base").asInt());
    JsonNode back = ann.client().post(BASE + id(photo) + "/undo", Map.of("version", 0)).ok();
    assertEquals(photo, back);
  }

  @Test
  void onlyWhoAskedSeesTheJob() {
    Person ann = people.arrive("ann");
    String photo = id(upload(ann));

    String job = edited(ann, photo, GREY).get("id").asText();

    assertEquals(404, people.arrive("bob").client().get("/api/sadari/v1/jobs/" + job).status());
    assertEquals(200, ann.client().get("/api/sadari/v1/jobs/" + job).status());
  }

  @Test
  void aRepeatedRequestIsOneJob() {
    Person ann = people.arrive("ann");
    String photo = id(upload(ann));
    Client repeating = ann.client().with("Idempotency-Key", "once");

    JsonNode first = repeating.post(BASE + photo + "/edits", GREY).json();
    JsonNode second = repeating.post(BASE + photo + "/edits", GREY).json();

    assertEquals(first.at("/job/id"), second.at("/job/id"));
    assertFalse(first.at("/job/id").isMissingNode());
  }

  @Test
  void theReasonNamesTheOperationAndTheBound() {
    Person ann = people.arrive("ann");
    Map<String, ?> wrong = Map.of("op", "sharpen", "amount", 9, "sigma", 1);

    Answer answer =
        ann.client()
            .post(BASE + id(upload(ann)) + "/edits", operations(Map.of("op", "grayscale"), wrong));

    assertEquals(422, answer.status());
    assertEquals(
        "Validation failed: operations[1] (sharpen): amount must be a number from 0 to 4"
            + " (1 changes nothing)",
        answer.json().get("error").asText());
  }

  /// What the document says of each bound is what the server says: at the bound it is taken, beyond
  /// it is not.
  @Test
  void theDocumentTellsTheBoundsThatHold() {
    JsonNode schemas = document().at("/components/schemas");
    var names = new TreeSet<String>();
    for (Operation operation : Operation.values()) {
      JsonNode schema =
          StreamSupport.stream(schemas.spliterator(), false)
              .filter(one -> one.at("/properties/op/const").asText().equals(operation.text()))
              .findFirst()
              .orElseThrow();
      names.add(operation.text());
      for (Parameter parameter : operation.parameters()) {
        JsonNode told = schema.at("/properties/" + parameter.name());
        switch (parameter) {
          case Parameter.Range range -> {
            assertEquals(range.least(), told.get("minimum").asDouble());
            assertEquals(range.most(), told.get("maximum").asDouble());
            assertTrue(parameter.refusal(told.get("maximum").asText()).isEmpty());
            assertFalse(parameter.refusal((told.get("maximum").asDouble() + 0.01) + "").isEmpty());
          }
          case Parameter.Choice choice ->
              assertEquals(
                  choice.words(),
                  StreamSupport.stream(told.get("enum").spliterator(), false)
                      .map(JsonNode::asText)
                      .toList());
        }
      }
    }
    assertEquals(
        names.size(),
        document().at("/paths").findValue("oneOf").size(),
        () -> Stream.of(Operation.values()).toList().toString());
  }

  private static JsonNode document() {
    return people.arrive("reader").client().fresh().get("/api/sadari/v1/openapi.json").ok();
  }
}
