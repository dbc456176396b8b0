package sadari.lab.drill;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sadari.lab.Lab;
import sadari.lab.Topology;
import sadari.lab.load.Freshness;

/// How long others are shown the older value after a write, over all web servers; nothing is
/// broken.
///
/// @param most the longest that is allowed
record Staleness(String name, Topology topology, Duration most) implements Drill {
  private static final int WRITES = 300;

  @Override
  public String what() {
    return "staleness for others after a write, over all web servers";
  }

  @Override
  public String promise() {
    return "at most " + most.toMillis() + " ms";
  }

  @Override
  public Report run(Lab lab, Pace pace) {
    List<URI> servers = RollingRestart.webServers(lab).stream().map(s -> uri(lab, s)).toList();
    List<Duration> stale;
    try (Freshness freshness = new Freshness(lab.entrance(), servers)) {
      // What is compiled and cached on the way is not what is asked about.
      List<Duration> _ = freshness.measure(WRITES / 10);
      stale = freshness.measure(WRITES).stream().sorted().toList();
    }
    long hits = stale.stream().filter(Duration::isPositive).count();
    String line =
        String.format(
            Locale.ROOT,
            "staleness p50 %.1f ms, p99 %.1f ms, max %.1f ms; %d of %d looks were stale",
            millis(stale, 0.5),
            millis(stale, 0.99),
            millis(stale, 1),
            hits,
            stale.size());
    return new Report(stale.getLast().compareTo(most) <= 0, line, line + "\n", Optional.empty());
  }

  private static double millis(List<Duration> sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(Math.max(0, rank - 1)).toNanos() / 1e6;
  }

  private static URI uri(Lab lab, String server) {
    InetSocketAddress address = lab.address(server);
    return URI.create("http://" + address.getHostString() + ":" + address.getPort());
  }
}
