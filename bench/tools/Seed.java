import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Fills an empty server through its API with what the runs need. Arguments: PLACE FOLDER WRITERS
/// READERS FOLLOWERS PHOTO...
///
/// ```
/// photographers  twenty, with two posts of one photo each
/// readers        follow all photographers, so that home is twenty posts with photos
/// writers        each followed by FOLLOWERS others of them
/// ```
///
/// Into FOLDER go `writers` and `readers` (a token a line), `posts` (ids of the posts with photos),
/// `photo` (the path of a small rendition).
final class Seed {
  private static final int PHOTOGRAPHERS = 20;
  private static final int LANES = 8;
  private static final String SCOPES = "read write follow";

  private final String place;
  private final Path folder;
  private final String[] writers;
  private final String[] readers;
  private final String[] photographers = new String[PHOTOGRAPHERS];

  private Seed(String place, Path folder, int writers, int readers) {
    this.place = place;
    this.folder = folder;
    this.writers = new String[writers];
    this.readers = new String[readers];
  }

  public static void main(String[] args) throws Exception {
    var seed =
        new Seed(
            args[0],
            Path.of(args[1]),
            Integer.parseInt(args[2]),
            Integer.parseInt(args[3]));
    List<Path> photos = Stream.of(args).skip(5).map(Path::of).toList();
    seed.signUp();
    seed.follow(Integer.parseInt(args[4]));
    seed.post(photos);
    seed.awaitHome();
  }

  private void signUp() throws Exception {
    String registration;
    try (Wire wire = new Wire(place)) {
      Wire.Reply app =
          wire.ask(
                  Wire.post(
                      "/api/v1/apps",
                      "",
                      "{\"client_name\":\"bench\",\"redirect_uris\":\"urn:ietf:wg:oauth:2.0:oob\","
                          + "\"scopes\":\""
                          + SCOPES
                          + "\"}"))
              .ok();
      String grant =
          "{\"grant_type\":\"client_credentials\",\"client_id\":\"%s\",\"client_secret\":\"%s\",\"scope\":\"%s\"}"
              .formatted(app.field("client_id"), app.field("client_secret"), SCOPES);
      registration = wire.ask(Wire.post("/oauth/token", "", grant)).ok().field("access_token");
    }
    for (String[] group : List.of(writers, readers, photographers)) {
      String name = group == writers ? "w" : group == readers ? "r" : "p";
      Lanes.each(
          place,
          LANES,
          group.length,
          (wire, n) -> {
            group[n] = signUp(wire, registration, name + n);
            tell("accounts", name, n, group.length);
          });
    }
    Files.write(folder.resolve("writers"), List.of(writers));
    Files.write(folder.resolve("readers"), List.of(readers));
  }

  private static String signUp(Wire wire, String registration, String name) throws Exception {
    String wish =
        "{\"username\":\"%s\",\"email\":\"%s@example.org\",\"password\":\"correct horse battery\","
            + "\"agreement\":true,\"locale\":\"en\"}";
    byte[] request = Wire.post("/api/v1/accounts", registration, wish.formatted(name, name));
    return wire.ask(request).ok().field("access_token");
  }

  private void follow(int followers) throws Exception {
    String[] writerIds = ids(writers);
    String[] photographerIds = ids(photographers);
    Lanes.each(
        place,
        LANES,
        writers.length,
        (wire, n) -> {
          for (int i = 1; i <= followers; i++) {
            follow(wire, writers[n], writerIds[(n + i * 37) % writers.length]);
          }
          tell("follows", "writers", n, writers.length);
        });
    Lanes.each(
        place,
        LANES,
        readers.length,
        (wire, n) -> {
          for (String photographer : photographerIds) {
            follow(wire, readers[n], photographer);
          }
          tell("follows", "readers", n, readers.length);
        });
  }

  private String[] ids(String[] tokens) throws Exception {
    String[] ids = new String[tokens.length];
    Lanes.each(
        place,
        LANES,
        tokens.length,
        (wire, n) ->
            ids[n] =
                wire.ask(Wire.get("/api/v1/accounts/verify_credentials", tokens[n]))
                    .ok()
                    .field("id"));
    return ids;
  }

  private static void follow(Wire wire, String token, String target) throws Exception {
    wire.ask(Wire.post("/api/v1/accounts/" + target + "/follow", token, "{}")).ok();
  }

  private void post(List<Path> photos) throws Exception {
    String[] posts = new String[2 * PHOTOGRAPHERS];
    String[] previews = new String[posts.length];
    Lanes.each(
        place,
        2,
        posts.length,
        (wire, n) -> {
          String token = photographers[n % PHOTOGRAPHERS];
          byte[] photo = Files.readAllBytes(photos.get(n % photos.size()));
          Wire.Reply media = wire.ask(upload(token, photo)).ok();
          previews[n] = URI.create(media.field("preview_url")).getPath();
          String text =
              "Morning light over the harbour, picture %d of a long walk #photo".formatted(n);
          String post =
              "{\"status\":\"%s\",\"media_ids\":[\"%s\"]}".formatted(text, media.field("id"));
          posts[n] = wire.ask(Wire.post("/api/v1/statuses", token, post)).ok().field("id");
          tell("photos", "posts", n, posts.length);
        });
    Files.write(folder.resolve("posts"), List.of(posts));
    Files.writeString(folder.resolve("photo"), previews[0] + "\n");
  }

  /// An upload as browsers send it.
  static byte[] upload(String token, byte[] photo) {
    String boundary = "bench-0123456789";
    var body = new ByteArrayOutputStream();
    body.writeBytes(
        ("--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"photo.jpg\"\r\n"
                + "Content-Type: image/jpeg\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(photo);
    body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return Wire.request(
        "POST",
        "/api/v2/media",
        token,
        "multipart/form-data; boundary=" + boundary,
        body.toByteArray());
  }

  private void awaitHome() throws Exception {
    Pattern post = Pattern.compile("\"preview_url\":");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    try (Wire wire = new Wire(place)) {
      for (String reader : readers) {
        byte[] home = Wire.get("/api/v1/timelines/home", reader);
        while (matches(post, wire.ask(home).ok().text()) < 20) {
          if (System.nanoTime() > deadline) {
            throw new IllegalStateException("home timelines did not fill within 30 s");
          }
          TimeUnit.MILLISECONDS.sleep(50);
        }
      }
    }
  }

  private static long matches(Pattern pattern, String text) {
    Stream<MatchResult> found = pattern.matcher(text).results();
    return found.count();
  }

  private static void tell(String what, String whose, int n, int of) {
    if ((n + 1) % Math.max(1, of / 4) == 0) {
      System.err.println("bench: seeding " + what + " (" + whose + "): " + (n + 1) + " of " + of);
    }
  }

  static List<String> lines(Path file) throws Exception {
    return Arrays.asList(Files.readString(file).strip().split("\n"));
  }
}
