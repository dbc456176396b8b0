import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Edits to photos, from asking to done.
///
/// ```
/// upload PLACE COUNT TOKENS IDS SOURCE PHOTO    uploads, notes ids, keeps the stored original
/// edit PLACE AT-A-TIME TOKENS IDS               edits per second
/// ```
final class Edits {
  /// The same as `sharp/edits.js` does.
  private static final String OPERATIONS =
      """
      {"operations":[{"op":"crop","x":0.1,"y":0.1,"width":0.8,"height":0.8},
        {"op":"rotate","degrees":90},{"op":"sharpen","amount":1,"sigma":1},
        {"op":"brightness","factor":1.1},{"op":"saturation","factor":1.2}]}
      """;

  private static final long LOOK = 10_000_000;

  private Edits() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "upload" -> upload(args);
      case "edit" -> edit(args);
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void upload(String[] args) throws Exception {
    String[] ids = new String[Integer.parseInt(args[2])];
    String token = Seed.lines(Path.of(args[3])).getFirst();
    byte[] photo = Files.readAllBytes(Path.of(args[6]));
    String[] url = new String[1];
    Lanes.each(
        args[1],
        2,
        ids.length,
        (wire, n) -> {
          Wire.Reply media = wire.ask(Seed.upload(token, photo)).ok();
          ids[n] = media.field("id");
          url[0] = media.field("url");
        });
    try (Wire wire = new Wire(args[1])) {
      byte[] stored = wire.ask(Wire.get(URI.create(url[0]).getPath(), "")).ok().body();
      Files.write(Path.of(args[5]), stored);
    }
    Files.write(Path.of(args[4]), Stream.of(ids).toList(), StandardCharsets.UTF_8);
  }

  private static void edit(String[] args) throws Exception {
    List<String> ids = Seed.lines(Path.of(args[4]));
    String token = Seed.lines(Path.of(args[3])).getFirst();
    long began = System.nanoTime();
    Lanes.each(
        args[1],
        Integer.parseInt(args[2]),
        ids.size(),
        (wire, n) -> {
          String path = "/api/sadari/v1/media/" + ids.get(n) + "/edits";
          Wire.Reply job = wire.ask(Wire.post(path, token, OPERATIONS));
          byte[] look = Wire.get("/api/sadari/v1/jobs/" + job.field("id"), token);
          while (!job.field("state").equals("done")) {
            if (job.field("state").equals("failed")) {
              throw new IllegalStateException(job.text());
            }
            LockSupport.parkNanos(LOOK);
            job = wire.ask(look).ok();
          }
        });
    System.out.println("rate " + ids.size() * 1e9 / (System.nanoTime() - began));
  }
}
