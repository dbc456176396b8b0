import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// People who look at their home with all of its photos, without and with edges.
///
/// ```
/// load PLACE PER-SECOND SECONDS READERS EDGE,...   prints `NAME VALUE` lines; a request is a whole view
/// page RAW FOLDER                                  views.md and rung-6.svg
/// ```
///
/// A view is over when its last photo is there; its latency counts from the moment it was due.
final class Views {
  private static final int LANES = 32;
  private static final Pattern PHOTO = Pattern.compile("\"preview_url\":\"([^\"]+)\"");

  private final String place;
  private final Set<String> edges;
  private final AtomicLong webBytes = new AtomicLong();
  private final AtomicLong edgeBytes = new AtomicLong();
  private final AtomicLong photos = new AtomicLong();
  private final AtomicInteger failed = new AtomicInteger();

  private Views(String place, String edges) {
    this.place = place;
    this.edges = Set.of(edges.split(","));
  }

  public static void main(String[] args) throws Exception {
    if (args[0].equals("load")) {
      new Views(args[1], args[5])
          .load(Integer.parseInt(args[2]), Integer.parseInt(args[3]), Path.of(args[4]));
    } else {
      page(Files.readAllLines(Path.of(args[1])), Path.of(args[2]));
    }
  }

  private void load(int perSecond, int seconds, Path readers) throws Exception {
    List<String> tokens = Seed.lines(readers);
    int count = perSecond * seconds;
    long[] micros = new long[count];
    long start = System.nanoTime() + 200_000_000;
    Lanes.each(
        place,
        LANES,
        count,
        (wire, n) -> {
          long due = start + n * 1_000_000_000L / perSecond;
          for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
          }
          view(wire, tokens.get(n % tokens.size()));
          micros[n] = (System.nanoTime() - due) / 1_000;
        });
    Arrays.sort(micros);
    System.out.println("p50 " + micros[count / 2] / 1_000.0);
    System.out.println("p99 " + micros[(int) (count * 0.99)] / 1_000.0);
    System.out.println("requests " + count);
    System.out.println("errors " + failed);
    System.out.println("photos " + (double) photos.get() / count);
    System.out.println("web-kb " + webBytes.get() / 1024.0 / count);
    System.out.println("edge-kb " + edgeBytes.get() / 1024.0 / count);
  }

  /// Connections to edges are this view's own: one each, as a browser would have some.
  private void view(Wire home, String token) throws Exception {
    Wire.Reply page = home.ask(Wire.get("/api/v1/timelines/home", token)).ok();
    webBytes.addAndGet(page.body().length);
    Set<URI> wanted =
        PHOTO.matcher(page.text()).results().map(found -> URI.create(found.group(1))).collect(Collectors.toSet());
    Map<String, Wire> others = new HashMap<>();
    try {
      for (URI photo : wanted) {
        String where = photo.getHost() + ":" + photo.getPort();
        boolean edge = edges.contains(where);
        if (edge && !others.containsKey(where)) {
          others.put(where, new Wire(where));
        }
        Wire wire = edge ? others.get(where) : home;
        Wire.Reply answer = wire.ask(Wire.get(photo.getPath(), ""));
        (edge ? edgeBytes : webBytes).addAndGet(answer.body().length);
        photos.incrementAndGet();
        if (answer.status() != 200) {
          failed.incrementAndGet();
        }
      }
    } finally {
      for (Wire wire : others.values()) {
        wire.close();
      }
    }
  }

  private static void page(List<String> lines, Path folder) throws IOException {
    Map<String, List<Double>> all = new HashMap<>();
    for (String line : lines) {
      String[] parts = line.split(" ", 2);
      if (parts[0].startsWith("views.")) {
        all.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(Double.parseDouble(parts[1]));
      }
    }
    List<Bars.Panel> panels =
        List.of(
            panel(all, "from web servers", "KiB per view", "web-kb"),
            panel(all, "from edges", "KiB per view", "edge-kb"),
            panel(all, "web servers", "µs of processor per view", "cpu.web"),
            panel(all, "balancers", "µs of processor per view", "cpu.balancer"),
            panel(all, "edges", "µs of processor per view", "cpu.edge"),
            panel(all, "p50", "ms until the last photo", "p50"),
            panel(all, "p99", "ms until the last photo", "p99"));
    List<String> names = List.of("rung 5 cache tier", "rung 6 two edges");
    Files.writeString(
        folder.resolve("rung-6.svg"),
        Bars.svg("The same views of home with its photos, before and after", names, panels));
    StringBuilder out =
        new StringBuilder(
            """
            # Home with all of its photos, without edges and with two

            Measured by `./sadari bench --only views`; what is measured is in the README of `bench`.

            | |\s""");
    out.append(String.join(" | ", names)).append(" |\n|---|--:|--:|\n");
    for (Bars.Panel panel : panels) {
      out.append("| ").append(panel.title()).append(", ").append(panel.unit());
      panel.values().forEach(value -> out.append(" | ").append(Bars.plain(value)));
      out.append(" |\n");
    }
    out.append("\nViews a second: %s; photos in a view: %s; requests that failed: %s and %s.\n"
        .formatted(
            Bars.plain(median(all, "views.rate")),
            Bars.plain(median(all, "views.5.photos")),
            Bars.plain(median(all, "views.5.errors")),
            Bars.plain(median(all, "views.6.errors"))));
    Files.writeString(folder.resolve("views.md"), out);
  }

  private static Bars.Panel panel(
      Map<String, List<Double>> all, String title, String unit, String name) {
    return new Bars.Panel(
        title, unit, List.of(median(all, "views.5." + name), median(all, "views.6." + name)));
  }

  private static double median(Map<String, List<Double>> all, String key) {
    List<Double> values = all.getOrDefault(key, List.of()).stream().sorted().toList();
    return values.isEmpty() ? Double.NaN : values.get(values.size() / 2);
  }
}
