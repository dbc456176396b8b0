package sadari.lab.load;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import sadari.lab.history.History;
import sadari.lab.report.Samples;

/// Somebody who uploads photos, each another one, and looks at those that were acknowledged.
public final class Photographs implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int SIDE = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI base;
  private final String token;
  private final Random random;
  private final List<URI> taken = new ArrayList<>();

  /// An upload's answer.
  ///
  /// @param status of HTTP; 0 where there was no answer
  /// @param text the body
  /// @param took how long it was waited for
  public record Said(int status, String text, Duration took) {
    /// Whether it was taken.
    public boolean taken() {
      return status == 200;
    }

    /// Whether it was refused with a reason and a time to come back.
    public boolean clearly() {
      return (status == 503 || status == 507) && text.contains("error");
    }
  }

  /// @param entrance where people come in
  public Photographs(URI entrance, long seed) {
    this.base = entrance;
    this.random = new Random(seed);
    History history = new History();
    try (Wire wire = new Wire(entrance, PATIENCE, history, new Samples())) {
      this.token = Crowd.gather(wire, history, 1).people().getFirst().token();
    }
  }

  /// Uploads a photo that nobody has seen before.
  public Said upload() {
    long began = System.nanoTime();
    try {
      HttpRequest request =
          HttpRequest.newBuilder(base.resolve("/api/v2/media"))
              .timeout(PATIENCE)
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "multipart/form-data; boundary=cut")
              .POST(BodyPublishers.ofByteArray(form(picture())))
              .build();
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        taken.add(URI.create(new JsonMapper().readTree(answer.body()).get("url").asText()));
      }
      return said(answer.statusCode(), answer.body(), began);
    } catch (IOException e) {
      return said(0, e.toString(), began);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return said(0, "interrupted", began);
    }
  }

  private static Said said(int status, String text, long began) {
    return new Said(status, text, Duration.ofNanos(System.nanoTime() - began));
  }

  /// How many were acknowledged.
  public int taken() {
    return taken.size();
  }

  /// How many of those that were acknowledged do not come now.
  public int missing() {
    int missing = 0;
    for (URI photo : taken) {
      missing += comes(photo) ? 0 : 1;
    }
    return missing;
  }

  private boolean comes(URI photo) {
    try {
      HttpResponse<byte[]> answer =
          http.send(
              HttpRequest.newBuilder(photo).timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
      return answer.statusCode() == 200 && answer.body().length > 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private byte[] picture() throws IOException {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private static byte[] form(byte[] picture) throws IOException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.write(
        String.join(
                "\r\n",
                "--cut",
                "Content-Disposition: form-data; name=\"file\"; filename=\"a.png\"",
                "Content-Type: image/png",
                "",
                "")
            .getBytes(StandardCharsets.US_ASCII));
    form.write(picture);
    form.write("\r\n--cut--\r\n".getBytes(StandardCharsets.US_ASCII));
    return form.toByteArray();
  }

  @Override
  public void close() {
    http.close();
  }
}
