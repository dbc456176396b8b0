import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Makes the page about the rungs of the ladder, and its pictures. Arguments: RAW FOLDER.
///
/// Measurements are lines `KEY VALUE`, a key once per round; what is shown are medians.
final class Ladder {
  private static final Map<String, String> RUNGS =
      Map.of(
          "1", "1 one server",
          "2", "2 data tier apart",
          "3", "3 two web servers, HAProxy",
          "4", "4 replicated database",
          "5", "5 cache tier");

  private final Map<String, List<String>> all = new HashMap<>();

  private Ladder(List<String> lines) {
    for (String line : lines) {
      String[] parts = line.split(" ", 2);
      all.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(parts[1]);
    }
  }

  public static void main(String[] args) throws IOException {
    var ladder = new Ladder(Files.readAllLines(Path.of(args[0])));
    Path folder = Path.of(args[1]);
    Files.writeString(folder.resolve("ladder.md"), ladder.page());
    for (String rung : ladder.rungs()) {
      String before = Integer.toString(Integer.parseInt(rung) - 1);
      if (ladder.rungs().contains(before)) {
        Files.writeString(folder.resolve("rung-" + rung + ".svg"), ladder.picture(before, rung));
      }
    }
  }

  private List<String> rungs() {
    return all.getOrDefault("ladder.rungs", List.of()).stream()
        .filter(rung -> all.containsKey("ladder." + rung + ".rate"))
        .toList();
  }

  private double median(String key) {
    List<Double> values =
        all.getOrDefault(key, List.of()).stream().map(Double::parseDouble).sorted().toList();
    int half = values.size() / 2;
    return values.isEmpty()
        ? Double.NaN
        : values.size() % 2 == 1 ? values.get(half) : (values.get(half - 1) + values.get(half)) / 2;
  }

  private double sum(String suffix) {
    return all.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(suffix))
        .flatMap(entry -> entry.getValue().stream())
        .mapToDouble(Double::parseDouble)
        .sum();
  }

  private String text(String key) {
    return all.getOrDefault(key, List.of("unknown")).getFirst();
  }

  private String number(String key) {
    return Bars.plain(median(key));
  }

  private String page() {
    var out = new StringBuilder("# The rungs beside each other\n\n");
    out.append(
        """
        Measured by `./sadari bench --only ladder,cache,replica,balancer,queue`; what each row means is in the README of `bench`.
        %s cores, %s GB, %s; load average %s before and %s after; %s run. Everything, the load generator too, shares these
        cores: a rung with more processes cannot be faster here. What a rung moves from one tier to another is what
        processor time per request and transactions per request show.
        """
            .formatted(
                text("cores"),
                text("memory"),
                text("kernel"),
                text("load"),
                all.getOrDefault("load", List.of("unknown")).getLast(),
                text("mode")));
    ladder(out);
    balancer(out);
    replica(out);
    cache(out);
    queue(out);
    out.append("\nRequests that failed: %.0f.\n".formatted(sum(".errors")));
    for (String reason : all.getOrDefault("left-out", List.of())) {
      out.append("\nLeft out: ").append(reason).append(".\n");
    }
    return out.toString();
  }

  private void ladder(StringBuilder out) {
    if (rungs().isEmpty()) {
      return;
    }
    out.append(
        """

        ## The same load on every rung

        Of twenty requests sixteen read home (20 posts with photos), three one post, one publishes to ten followers; 32
        connections as fast as they can, then %s requests a second. Processor time is in microseconds per request, the
        servers' without what their compilers took (*JIT*); *primary* is a part of *databases*; transactions are
        those of the primary, the events' included.

        | rung | requests/s | p50 ms | p99 ms | at a fixed rate: p50 | p99 | servers µs | JIT µs | databases µs | primary µs | balancers µs | cache µs | databases' share | transactions at the primary |
        |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
        """
            .formatted(text("ladder.rate-fixed")));
    for (String rung : rungs()) {
      String key = "ladder." + rung + ".";
      out.append("| ").append(RUNGS.get(rung));
      for (String name : List.of("rate", "p50", "p99", "fixed.p50", "fixed.p99")) {
        out.append(" | ").append(number(key + name));
      }
      out.append(" | ").append(Bars.plain(servers(key)));
      for (String name : List.of("jit", "database", "primary", "balancer", "cache")) {
        out.append(" | ").append(number(key + "cpu." + name));
      }
      out.append(" | %.0f %%".formatted(100 * share(key)));
      out.append(" | ").append(number(key + "transactions")).append(" |\n");
    }
    out.append('\n');
    for (String rung : rungs()) {
      out.append(
          "Rung %s: %s.\n".formatted(rung, text("ladder." + rung + ".parts").replace(" ", ", ")));
    }
  }

  private double share(String key) {
    return median(key + "cpu.database") / processor(key);
  }

  /// Without their compilers: they have nothing to do when all is warm.
  private double servers(String key) {
    return median(key + "cpu.web") - median(key + "cpu.jit");
  }

  private double processor(String key) {
    return servers(key)
        + Stream.of("database", "balancer", "cache", "cluster")
            .mapToDouble(kind -> median(key + "cpu." + kind))
            .sum();
  }

  private String picture(String before, String after) {
    List<Bars.Panel> panels =
        List.of(
            panel("throughput", "requests/s, 32 connections", before, after, "rate"),
            panel("p50", "ms at a fixed rate", before, after, "fixed.p50"),
            panel("p99", "ms at a fixed rate", before, after, "fixed.p99"),
            new Bars.Panel(
                "servers",
                "µs of processor per request",
                List.of(servers("ladder." + before + "."), servers("ladder." + after + "."))),
            panel("databases", "µs of processor per request", before, after, "cpu.database"),
            panel("primary", "transactions per request", before, after, "transactions"));
    return Bars.svg(
        "The same load before and after, on one machine of %s cores (%s run)"
            .formatted(text("cores"), text("mode")),
        List.of("rung " + RUNGS.get(before), "rung " + RUNGS.get(after)),
        panels);
  }

  private Bars.Panel panel(String title, String unit, String before, String after, String name) {
    return new Bars.Panel(
        title,
        unit,
        List.of(median("ladder." + before + "." + name), median("ladder." + after + "." + name)));
  }

  private void balancer(StringBuilder out) {
    if (!all.containsKey("balancer.1.home.through.requests")) {
      return;
    }
    out.append(
        """

        ## One to four web servers behind HAProxy

        %s requests a second for each server, however many there are; all have done the same work before. Microseconds of
        processor time per request, the servers' without what their compilers took (*JIT*). *÷ one* is the servers' time beside
        that of one server behind the same balancer. A server that nobody asks for anything uses %s µs a second, checks
        of two balancers included; *own* is the servers' time without that.

        | request | web servers | way | requests/s | p50 ms | servers µs | ÷ one | own µs | JIT µs | balancers µs | database µs |
        |---|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|
        """
            .formatted(text("balancer.rate"), text("balancer.idle")));
    for (String name : List.of("home", "little")) {
      for (String way : List.of("1.direct", "1.through", "2.through", "4.through")) {
        String[] parts = way.split("\\.");
        String key = "balancer." + parts[0] + "." + name + "." + parts[1] + ".";
        if (all.containsKey(key + "requests")) {
          balancerRow(out, name, parts, key);
        }
      }
    }
  }

  private void balancerRow(StringBuilder out, String name, String[] parts, String key) {
    double one = servers("balancer.1." + name + ".through.");
    double each = median("balancer.rate");
    out.append(
        "| %s | %s | %s | %.0f | %s | %s | **%s** | %s | %s | %s | %s |\n"
            .formatted(
                name.equals("home") ? "home timeline" : "a few bytes",
                parts[0],
                parts[1].equals("direct") ? "direct" : "through HAProxy",
                each * Integer.parseInt(parts[0]),
                number(key + "p50"),
                Bars.plain(servers(key)),
                Bars.plain(servers(key) / one),
                Bars.plain(servers(key) - median("balancer.idle") / each),
                number(key + "cpu.jit"),
                number(key + "cpu.balancer"),
                number(key + "cpu.database")));
  }

  private void replica(StringBuilder out) {
    if (!all.containsKey("replica.bare.p50")) {
      return;
    }
    out.append(
        """

        ## What it costs to choose a replica

        One post is read by its id, each read a request of its own: the vector is looked up before and raised after it.
        Microseconds, medians of the rounds' medians.

        | way | µs | − bare |
        |---|--:|--:|
        """);
    Map<String, String> ways =
        Map.of(
            "bare", "the primary's store itself",
            "replica", "routed to a replica, nobody asks (no vector)",
            "memory", "routed to a replica, vector in the server's memory",
            "database", "routed to a replica, vector in the primary");
    for (String way : List.of("bare", "replica", "memory", "database")) {
      if (all.containsKey("replica." + way + ".p50")) {
        double p50 = median("replica." + way + ".p50");
        out.append(
            "| %s | %s | %s |\n"
                .formatted(
                    ways.get(way), Bars.plain(p50), Bars.plain(p50 - median("replica.bare.p50"))));
      }
    }
  }

  private void cache(StringBuilder out) {
    List<String> engines =
        Stream.of("ours", "jetcache", "redisson")
            .filter(name -> all.containsKey("cache." + name + ".l1"))
            .toList();
    if (engines.isEmpty()) {
      return;
    }
    out.append(
        """

        ## The tiered cache beside others

        Microseconds per operation, values of 1 kB, the same Redis, in turn; *L2 hit* is the first read of a key in another
        process's place, a miss loads from memory, a write tells the other one. %s threads.

        | operation | ours | JetCache | Redisson | ours ÷ JetCache | ours ÷ Redisson |
        |---|--:|--:|--:|--:|--:|
        """
            .formatted(text("cache.threads")));
    Map<String, String> titles =
        Map.of("l1", "L1 hit", "l2", "L2 hit", "miss", "miss", "write", "write");
    for (String operation : List.of("l1", "l2", "miss", "write")) {
      double ours = median("cache.ours." + operation);
      double jet = median("cache.jetcache." + operation);
      double redisson = median("cache.redisson." + operation);
      out.append(
          "| %s | %s | %s | %s | **%s** | **%s** |\n"
              .formatted(
                  titles.get(operation),
                  Bars.plain(ours),
                  Bars.plain(jet),
                  Bars.plain(redisson),
                  Bars.plain(ours / jet),
                  Bars.plain(ours / redisson)));
    }
  }

  private void queue(StringBuilder out) {
    if (!all.containsKey("queue.database.flow") || !all.containsKey("queue.dbscheduler.flow")) {
      return;
    }
    out.append(
        """

        ## Queues of jobs

        Jobs a second, each durable and each answered by itself; jobs do nothing, are put a hundred at a time, and %s workers
        do them. db-scheduler on the same kind of PostgreSQL, polling by lock and fetch. *Flow*: put and done at the same time;
        *drain*: all wait when the workers start, counted from the first that is done on, which comes after
        %s, %s and %s ms: a share group that begins takes seconds, once.

        | run | PostgreSQL engine | Kafka engine | db-scheduler | PostgreSQL ÷ db-scheduler | Kafka ÷ db-scheduler |
        |---|--:|--:|--:|--:|--:|
        """
            .formatted(
                text("queue.workers"),
                Bars.plain(median("queue.database.first")),
                Bars.plain(median("queue.kafka.first")),
                Bars.plain(median("queue.dbscheduler.first"))));
    for (String run : List.of("flow", "drain")) {
      double database = median("queue.database." + run);
      double kafka = median("queue.kafka." + run);
      double anchor = median("queue.dbscheduler." + run);
      out.append(
          "| %s | %s | %s | %s | **%s** | **%s** |\n"
              .formatted(
                  run,
                  Bars.plain(database),
                  Bars.plain(kafka),
                  Bars.plain(anchor),
                  Bars.plain(database / anchor),
                  Bars.plain(kafka / anchor)));
    }
  }
}
