package sadari.lab.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import sadari.lab.history.History;
import sadari.lab.load.PromisedEdits.Owned;
import sadari.lab.report.Samples;

/// People who edit their photos, so many edits a second as is wanted at the moment. Thread-safe.
public final class EditStorm implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String BOUNDARY = "sadari-photo";
  private static final String EDIT =
      "{\"operations\":[{\"op\":\"blur\",\"sigma\":4},"
          + "{\"op\":\"sharpen\",\"amount\":1,\"sigma\":2}]}";
  private static final int WIDTH = 1_900;
  private static final int HEIGHT = 1_425;

  private final URI entrance;
  private final List<Owned> photos = new ArrayList<>();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final PromisedEdits promised;
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private volatile double rate;
  private volatile boolean open = true;
  private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread door = Thread.ofVirtual().name("edits").unstarted(this::run);

  private EditStorm(URI entrance) {
    this.entrance = entrance;
    this.promised = new PromisedEdits(entrance, http);
  }

  /// Signs people up, each with a photo; nobody edits yet.
  public static EditStorm gather(URI entrance, int people) {
    EditStorm storm = new EditStorm(entrance);
    History history = new History();
    byte[] file = photo();
    try (Wire wire = new Wire(entrance, PATIENCE, history, new Samples())) {
      for (Person person : Crowd.gather(wire, history, people).people()) {
        storm.photos.add(new Owned(storm.upload(person.token(), file), person.token()));
      }
    }
    storm.door.start();
    return storm;
  }

  /// From now on so many edits a second are asked for.
  public void rate(double perSecond) {
    rate = perSecond;
  }

  /// Edits that were promised.
  public long accepted() {
    return accepted.get();
  }

  /// Edits that were refused.
  public long refused() {
    return refused.get();
  }

  /// Those that were promised, to see what becomes of them.
  public PromisedEdits promised() {
    return promised;
  }

  private void run() {
    int next = 0;
    long due = System.nanoTime();
    while (open) {
      double now = rate;
      if (now <= 0) {
        LockSupport.parkNanos(10_000_000);
        due = System.nanoTime();
        continue;
      }
      due += Math.round(1e9 / now);
      LockSupport.parkNanos(due - System.nanoTime());
      Owned one = photos.get(next++ % photos.size());
      people.execute(() -> edit(one));
    }
  }

  private void edit(Owned one) {
    HttpRequest request =
        request("/api/sadari/v1/media/" + one.photo() + "/edits", one.token())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(EDIT))
            .build();
    try {
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() == 202) {
        promised.promised(one, answer.body());
        accepted.incrementAndGet();
      } else {
        refused.incrementAndGet();
      }
    } catch (IOException e) {
      promised.unsure(one);
      refused.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String upload(String token, byte[] file) {
    byte[] head =
        String.join(
                "\r\n",
                "--" + BOUNDARY,
                "Content-Disposition: form-data; name=\"file\"; filename=\"p.jpg\"",
                "Content-Type: image/jpeg",
                "",
                "")
            .getBytes(US_ASCII);
    byte[] tail = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(US_ASCII);
    HttpRequest request =
        request("/api/v2/media", token)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArrays(List.of(head, file, tail)))
            .build();
    try {
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("no photo was taken: status " + answer.statusCode());
      }
      return new JsonMapper().readTree(answer.body()).get("id").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(entrance.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  /// Spots in all colours: neither empty nor noise.
  private static byte[] photo() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    SplittableRandom random = new SplittableRandom(7);
    var graphics = image.createGraphics();
    for (int i = 0; i < 400; i++) {
      graphics.setColor(new java.awt.Color(random.nextInt(1 << 24)));
      graphics.fillOval(random.nextInt(WIDTH), random.nextInt(HEIGHT), 130, 90);
    }
    graphics.dispose();
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "jpg", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Asks for no more edits, and returns when all that were asked for are answered.
  public void stop() {
    open = false;
    try {
      door.join();
      people.shutdown();
      boolean _ = people.awaitTermination(PATIENCE.toSeconds() + 1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    open = false;
    try {
      door.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    boolean _ = people.shutdownNow().isEmpty();
    http.shutdownNow();
  }
}
