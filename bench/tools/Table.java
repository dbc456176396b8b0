import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Makes the table of a run. Arguments: MEASUREMENTS MARKDOWN JSON. A measurement is a line `KEY
/// VALUE`; a key that comes once per round has several.
///
/// A ratio is the median over the rounds of the server's figure divided by the anchor's of the same
/// round, with the lowest and the highest behind it.
final class Table {
  private static final List<Row> ROWS =
      List.of(
          new Row(
              "durable posts, 64 connections",
              "posts",
              "rate",
              "posts/s",
              true,
              "pgbench single-row INSERT, 64 clients, same database"),
          new Row(
              "– processor time per post, database included",
              "posts",
              "cpu",
              "µs",
              false,
              "the database's per INSERT"),
          new Row(
              "home timeline, 20 posts with photos",
              "home",
              "rate",
              "answers/s",
              true,
              "nginx, same bytes as a file"),
          new Row("– processor time per answer", "home", "cpu", "µs", false, "nginx"),
          new Row("one post", "status", "rate", "answers/s", true, "nginx, same bytes as a file"),
          new Row("– processor time per answer", "status", "cpu", "µs", false, "nginx"),
          new Row(
              "photo bytes, small rendition",
              "photo",
              "rate",
              "answers/s",
              true,
              "nginx, same bytes as a file"),
          new Row("– processor time per answer", "photo", "cpu", "µs", false, "nginx"),
          new Row(
              "12-megapixel photos taken in, 8 connections",
              "photos",
              "rate",
              "photos/s",
              true,
              "sharp, same outputs, without HTTP and database"),
          new Row("– processor time per photo", "photos", "cpu", "µs", false, "sharp"),
          new Row(
              "edits to photos, from asking to done, 8 at a time",
              "edits",
              "rate",
              "edits/s",
              true,
              "sharp, same operations and outputs, without HTTP, queue and database"),
          new Row("– processor time per edit", "edits", "cpu", "µs", false, "sharp"),
          new Row(
              "post at a fixed rate, p50",
              "latency-post",
              "p50",
              "ms",
              false,
              "pgbench at the same rate"),
          new Row("– p99", "latency-post", "p99", "ms", false, "pgbench at the same rate"),
          new Row(
              "home at a fixed rate, p50",
              "latency-home",
              "p50",
              "ms",
              false,
              "nginx at the same rate"),
          new Row("– p99", "latency-home", "p99", "ms", false, "nginx at the same rate"),
          new Row(
              "start with new data to the first page",
              "start-new",
              "millis",
              "ms",
              false,
              "JVM hello world"),
          new Row(
              "start with existing data to the first page",
              "start-existing",
              "millis",
              "ms",
              false,
              "JVM hello world"));

  private final Map<String, List<Double>> numbers = new HashMap<>();
  private final Map<String, List<String>> texts = new HashMap<>();

  private Table(List<String> lines) {
    for (String line : lines) {
      String[] parts = line.split(" ", 2);
      texts.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(parts[1]);
      if (parts[1].matches("-?[0-9.]+")) {
        double value = Double.parseDouble(parts[1]);
        numbers.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(value);
      }
    }
  }

  public static void main(String[] args) throws IOException {
    var table = new Table(Files.readAllLines(Path.of(args[0])));
    Files.writeString(Path.of(args[1]), table.markdown());
    Files.writeString(Path.of(args[2]), table.json());
  }

  /// A line of the table.
  ///
  /// @param key of the measurements: KEY.ours.NAME and KEY.anchor.NAME
  /// @param more whether more is better
  private record Row(
      String title, String key, String name, String unit, boolean more, String anchor) {}

  private List<Double> all(String key) {
    return numbers.getOrDefault(key, List.of());
  }

  private double median(String key) {
    return median(all(key));
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  private double sum(String key) {
    return all(key).stream().mapToDouble(Double::doubleValue).sum();
  }

  private List<Double> ratios(Row row) {
    List<Double> ours = all(row.key() + ".ours." + row.name());
    List<Double> anchor = all(row.key() + ".anchor." + row.name());
    return IntStream.range(0, Math.min(ours.size(), anchor.size()))
        .mapToObj(i -> ours.get(i) / anchor.get(i))
        .sorted()
        .toList();
  }

  private String text(String key) {
    return texts.getOrDefault(key, List.of("unknown")).getFirst();
  }

  private String markdown() {
    var out = new StringBuilder();
    out.append(
        "%s cores, %s GB, %s; load average %s before and %s after; %s run.\n\n"
            .formatted(
                text("cores"),
                text("memory"),
                text("kernel"),
                text("load"),
                texts.getOrDefault("load", List.of("unknown")).getLast(),
                text("mode")));
    out.append("| what | server ÷ anchor | rounds | better | anchor |\n|---|--:|---|---|---|\n");
    ROWS.stream().filter(row -> !ratios(row).isEmpty()).forEach(row -> ratio(out, row));
    out.append("\n| what | server | anchor | unit |\n|---|--:|--:|---|\n");
    ROWS.stream().filter(this::isMeasured).forEach(row -> absolute(out, row));
    memory(out);
    remarks(out);
    return out.toString();
  }

  private boolean isMeasured(Row row) {
    return !all(row.key() + ".ours." + row.name()).isEmpty();
  }

  private void ratio(StringBuilder out, Row row) {
    List<Double> ratios = ratios(row);
    String spread =
        ratios.size() == 1 ? "1 round" : plain(ratios.getFirst()) + " – " + plain(ratios.getLast());
    out.append(
        "| %s | **%s** | %s | %s | %s |\n"
            .formatted(
                row.title(),
                plain(median(ratios)),
                spread,
                row.more() ? "more" : "less",
                row.anchor()));
  }

  private void absolute(StringBuilder out, Row row) {
    out.append(
        "| %s | %s | %s | %s |\n"
            .formatted(
                row.title(),
                plain(median(row.key() + ".ours." + row.name())),
                plain(median(row.key() + ".anchor." + row.name())),
                row.unit()));
  }

  private void memory(StringBuilder out) {
    Map<String, String> titles =
        Map.of(
            "memory.idle-jvm", "memory of the JVM, idle (RSS)",
            "memory.idle-database", "memory of PostgreSQL, idle (PSS)",
            "memory.peak-jvm", "memory of the JVM, peak while posting (RSS)",
            "memory.load-database", "memory of PostgreSQL after posting (PSS)");
    for (String key :
        List.of(
            "memory.idle-jvm", "memory.idle-database", "memory.peak-jvm", "memory.load-database")) {
      if (!all(key).isEmpty()) {
        out.append("| %s | %s | – | MiB |\n".formatted(titles.get(key), plain(median(key))));
      }
    }
    if (!all("memory.nginx").isEmpty()) {
      out.append(
          "| memory of nginx (PSS) | – | %s | MiB |\n".formatted(plain(median("memory.nginx"))));
    }
    if (!all("java-version.millis").isEmpty()) {
      String millis = plain(median("java-version.millis"));
      out.append("| `java -version`, for context | – | %s | ms |\n".formatted(millis));
    }
  }

  private void remarks(StringBuilder out) {
    out.append('\n');
    if (!all("verify.acknowledged").isEmpty()) {
      out.append(
          """
          Of %s acknowledged posts %s are missing and %s are there twice; %s more are there whose answer the load \
          generator did not wait for. Not in exactly the 11 home timelines where they belong: %s%s.
          """
              .formatted(
                  text("verify.acknowledged"),
                  text("verify.missing"),
                  text("verify.twice"),
                  text("verify.unanswered"),
                  text("verify.undelivered"),
                  unsettled()));
    }
    if (!all("posts.settle").isEmpty()) {
      out.append(
          """

          Fan-out to 10 followers each, after a round of posts: %s s; over load and fan-out together \
          %s posts/s have reached all%s.
          """
              .formatted(
                  plain(median("posts.settle")), plain(median("posts.settled-rate")), unsettled()));
    }
    if (!all("per-second").isEmpty()) {
      out.append("\nThe fixed rate is %s requests a second.\n".formatted(text("per-second")));
    }
    double errors =
        ROWS.stream()
            .map(Row::key)
            .distinct()
            .mapToDouble(key -> sum(key + ".ours.errors") + sum(key + ".anchor.errors"))
            .sum();
    out.append("\nRequests that failed: %.0f.\n".formatted(errors));
    for (String reason : texts.getOrDefault("left-out", List.of())) {
      out.append("\nLeft out: ").append(reason).append(".\n");
    }
  }

  private String unsettled() {
    return all("posts.unsettled").isEmpty() ? "" : " (not all was done when the wait ended)";
  }

  private static String plain(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    int digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 0.1 ? 2 : 4;
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  /// Every measurement by its key, and the medians of the ratios.
  private String json() {
    String ratios =
        ROWS.stream()
            .filter(row -> !ratios(row).isEmpty())
            .map(
                row ->
                    "    \"%s.%s\": {\"median\": %s, \"rounds\": %s}"
                        .formatted(row.key(), row.name(), median(ratios(row)), ratios(row)))
            .collect(Collectors.joining(",\n"));
    String measured =
        texts.keySet().stream()
            .sorted()
            .map(key -> "    \"%s\": %s".formatted(key, values(key)))
            .collect(Collectors.joining(",\n"));
    return "{\n  \"ratios\": {\n"
        + ratios
        + "\n  },\n  \"measured\": {\n"
        + measured
        + "\n  }\n}\n";
  }

  private String values(String key) {
    List<String> values = texts.get(key);
    return all(key).size() == values.size()
        ? all(key).toString()
        : values.stream()
            .map(value -> "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
            .collect(Collectors.joining(", ", "[", "]"));
  }
}
