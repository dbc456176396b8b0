package sadari.lab.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;
import sadari.lab.history.History;
import sadari.lab.report.Samples;

/// Somebody who posts photos, and deletes them.
public final class Gallery implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String BOUNDARY = "----a-photo-of-the-drill";
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;

  private final History history = new History();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final RandomGenerator random;
  private final URI entrance;
  private final Wire wire;
  private final Person owner;

  public Gallery(URI entrance, long seed) {
    this.entrance = entrance;
    // Bytes that somebody else has posted would stay when a post is deleted.
    this.random = new SplittableRandom(seed ^ System.nanoTime());
    this.wire = new Wire(entrance, PATIENCE, history, new Samples());
    this.owner = Crowd.gather(wire, history, 1).people().getFirst();
  }

  /// A photo that was posted.
  ///
  /// @param post its post
  /// @param path the address without the host
  public record Shown(String post, String path) {}

  /// Posts a photo that nobody has posted before.
  public Shown post() {
    String media = upload().get("id").asText();
    JsonNode post =
        done(
            "POST",
            "/api/v1/statuses",
            Map.of("status", owner.word(), "media_ids", List.of(media)));
    String url = post.get("media_attachments").get(0).get("preview_url").asText();
    return new Shown(post.get("id").asText(), URI.create(url).getPath());
  }

  /// Where a client is told that the photo of a post is.
  public URI address(Shown shown) {
    return URI.create(attached(shown).get("preview_url").asText());
  }

  private JsonNode attached(Shown shown) {
    return done("GET", "/api/v1/statuses/" + shown.post(), Map.of())
        .get("media_attachments")
        .get(0);
  }

  /// Has the photo of a post edited; what is shown from then on, once it is.
  public Shown edit(Shown shown) {
    String edits = "/api/sadari/v1/media/" + attached(shown).get("id").asText() + "/edits";
    String wanted = "{\"operations\": [{\"op\": \"grayscale\"}]}";
    JsonNode asked = read(ask("POST", edits, "application/json", List.of(ascii(wanted))), 202);
    String job = "/api/sadari/v1/jobs/" + asked.at("/job/id").asText();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!done("GET", job, Map.of()).at("/job/state").asText().equals("done")) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("a photo was not edited in " + PATIENCE);
      }
      LockSupport.parkNanos(10_000_000);
    }
    return new Shown(shown.post(), address(shown).getPath());
  }

  /// Shows another portrait than before; its address without the host.
  public String portrait() {
    JsonNode account =
        read(sendPhoto("PATCH", "/api/v1/accounts/update_credentials", "avatar"), 200);
    return URI.create(account.get("avatar").asText()).getPath();
  }

  /// Deletes the post of a photo; returns when that is acknowledged.
  public void delete(Shown shown) {
    done("DELETE", "/api/v1/statuses/" + shown.post(), Map.of());
  }

  private JsonNode done(String method, String path, Map<String, ?> body) {
    Answer answer =
        wire.send(
            new Wire.Ask(
                method, path, owner.token(), body, "", !method.equals("POST"), history.now()));
    if (answer instanceof Answer.Done(JsonNode json)) {
      return json;
    }
    throw new IllegalStateException(method + " " + path + ": " + answer);
  }

  /// Uploads a photo for a post that does not come; whatever is answered.
  public HttpResponse<String> tryUpload() {
    return sendPhoto("POST", "/api/v2/media", "file");
  }

  /// Posts words; whatever is answered.
  public HttpResponse<String> trySaying(String words) {
    String body = "{\"status\": \"" + words + "\"}";
    return ask("POST", "/api/v1/statuses", "application/json", List.of(ascii(body)));
  }

  private HttpResponse<String> sendPhoto(String method, String path, String field) {
    String head =
        "--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\""
            + field
            + "\"; filename=\"p.jpg\"\r\n"
            + "Content-Type: image/jpeg\r\n\r\n";
    String tail = "\r\n--" + BOUNDARY + "--\r\n";
    return ask(
        method,
        path,
        "multipart/form-data; boundary=" + BOUNDARY,
        List.of(ascii(head), photo(), ascii(tail)));
  }

  private HttpResponse<String> ask(String method, String path, String type, List<byte[]> body) {
    HttpRequest request =
        HttpRequest.newBuilder(entrance.resolve(path))
            .header("Authorization", "Bearer " + owner.token())
            .header("Content-Type", type)
            .timeout(PATIENCE)
            .method(method, BodyPublishers.ofByteArrays(body))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private JsonNode upload() {
    return read(tryUpload(), 200);
  }

  private static JsonNode read(HttpResponse<String> answer, int expected) {
    if (answer.statusCode() != expected) {
      throw new IllegalStateException(
          answer.request().uri().getPath() + " was answered with " + answer.statusCode());
    }
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /// Noise, which is of no use to a compressor: some 40 kB.
  private byte[] photo() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < WIDTH; x += 2) {
      for (int y = 0; y < HEIGHT; y += 2) {
        int colour = random.nextInt(1 << 24);
        image.setRGB(x, y, colour);
        image.setRGB(x + 1, y + 1, colour);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpg", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    wire.close();
    http.shutdownNow();
  }
}
