import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Load that wrk cannot make. Prints `NAME VALUE` lines.
///
/// ```
/// rate PLACE PER-SECOND SECONDS post|get TOKENS [PATHS]   latencies at a fixed rate
/// rate PLACE PER-SECOND SECONDS mix READERS POSTS WRITERS the same of what people do (mix.lua)
/// count PLACE COUNT get TOKENS PATHS                      so many requests, as fast as they go
/// upload PLACE COUNT AT-A-TIME TOKENS PHOTO...            photos per second
/// ```
///
/// At a fixed rate each request has its moment, and its latency counts from then, whether the
/// server was ready for it or not: waiting is not hidden (G. Tene, "coordinated omission").
final class Load {
  private static final int CONNECTIONS = 64;

  private Load() {}

  public static void main(String[] args) throws Exception {
    String place = args[1];
    switch (args[0]) {
      case "rate" -> rate(place, args);
      case "count" -> count(place, args);
      case "upload" -> upload(place, args);
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void rate(String place, String[] args) throws Exception {
    int perSecond = Integer.parseInt(args[2]);
    int warm = 2 * perSecond;
    int count = warm + perSecond * Integer.parseInt(args[3]);
    List<String> tokens = Seed.lines(Path.of(args[5]));
    List<String> paths = args.length > 6 ? Seed.lines(Path.of(args[6])) : List.of();
    List<String> writers = args.length > 7 ? Seed.lines(Path.of(args[7])) : List.of();
    long[] micros = new long[count];
    var failed = new AtomicInteger();
    long start = System.nanoTime() + 200_000_000;
    Lanes.each(
        place,
        CONNECTIONS,
        count,
        (wire, n) -> {
          String token = tokens.get(n % tokens.size());
          byte[] request =
              !writers.isEmpty()
                  ? mixed(n, token, paths, writers)
                  : paths.isEmpty() ? text(token, n) : Wire.get(paths.get(n % paths.size()), token);
          long due = start + n * 1_000_000_000L / perSecond;
          for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
          }
          if (wire.ask(request).status() != 200) {
            failed.incrementAndGet();
          }
          micros[n] = (System.nanoTime() - due) / 1_000;
        });
    long[] sorted = Arrays.stream(micros).skip(warm).sorted().toArray();
    System.out.println("p50 " + sorted[sorted.length / 2] / 1_000.0);
    System.out.println("p99 " + sorted[(int) (sorted.length * 0.99)] / 1_000.0);
    System.out.println("requests " + count);
    System.out.println("errors " + failed);
  }

  private static void count(String place, String[] args) throws Exception {
    List<String> tokens = Seed.lines(Path.of(args[4]));
    List<String> paths = Seed.lines(Path.of(args[5]));
    Lanes.each(
        place,
        CONNECTIONS / 2,
        Integer.parseInt(args[2]),
        (wire, n) ->
            wire.ask(Wire.get(paths.get(n % paths.size()), tokens.get(n % tokens.size()))).ok());
  }

  private static byte[] mixed(int n, String reader, List<String> posts, List<String> writers) {
    int turn = n % 20;
    if (turn == 0) {
      return text(writers.get(n / 20 % writers.size()), n);
    }
    boolean post = turn % 6 == 0;
    return Wire.get(post ? posts.get(n % posts.size()) : "/api/v1/timelines/home", reader);
  }

  private static byte[] text(String token, int n) {
    String status =
        "bench at a fixed rate %d: a short post of about one hundred and forty characters, as many"
            + " people write them on a usual day, no more";
    return Wire.post("/api/v1/statuses", token, "{\"status\":\"" + status.formatted(n) + "\"}");
  }

  private static void upload(String place, String[] args) throws Exception {
    int count = Integer.parseInt(args[2]);
    int lanes = Integer.parseInt(args[3]);
    List<String> tokens = Seed.lines(Path.of(args[4]));
    List<byte[]> photos = Stream.of(args).skip(5).map(Load::read).toList();
    long began = System.nanoTime();
    Lanes.each(
        place,
        lanes,
        count,
        (wire, n) ->
            wire.ask(Seed.upload(tokens.get(n % tokens.size()), photos.get(n % photos.size())))
                .ok());
    System.out.println("rate " + count * 1e9 / (System.nanoTime() - began));
  }

  private static byte[] read(String file) {
    try {
      return Files.readAllBytes(Path.of(file));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
