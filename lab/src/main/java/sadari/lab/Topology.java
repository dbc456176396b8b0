package sadari.lab;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sadari.lab.component.Component;
import sadari.lab.component.VirtualAddress;
import sadari.lab.engine.HaproxyNode;
import sadari.lab.engine.PostgresNode;
import sadari.lab.engine.SadariNode;

/// What a lab runs: a rung of the ladder, how many of each kind, and settings of the servers.
///
/// Immutable; each `with…` is a new value.
///
/// @param rung 1 to 5
/// @param counts how many of each kind; what the rung has not is left out
/// @param settings given to every server, as with `--set`; they win
/// @param linked whether a link is in front of every component; without, the faults of links are
///   not there, and nothing of the lab is in a request's way
public record Topology(
    int rung, Map<Kind, Integer> counts, Map<String, String> settings, boolean linked) {
  /// The highest rung there is.
  public static final int HIGHEST = 3;

  /// What there can be several of.
  public enum Kind {
    /// Servers that answer people.
    WEB(21),
    /// Servers that do what was accepted.
    WORKER(41),
    /// Balancers.
    BALANCER(11),
    /// Database servers, the primary among them.
    DATABASE(51);

    private final int firstHost;

    Kind(int firstHost) {
      this.firstHost = firstHost;
    }
  }

  private static final int VIP_HOST = 10;
  private static final int MOST = 9;

  public Topology {
    if (rung < 1 || rung > HIGHEST) {
      throw new LabException("rungs go from 1 to " + HIGHEST + ", not " + rung);
    }
    counts.forEach(
        (kind, count) -> {
          if (count < 1 || count > MOST) {
            throw new LabException(kind + ": between 1 and " + MOST + ", not " + count);
          }
        });
    counts = Map.copyOf(counts);
    settings = Map.copyOf(settings);
  }

  /// The rung as it stands in `docs/rungs`.
  public static Topology rung(int rung) {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    counts.put(Kind.WEB, rung < 3 ? 1 : 2);
    counts.put(Kind.WORKER, 1);
    counts.put(Kind.BALANCER, 2);
    counts.put(Kind.DATABASE, 1);
    return new Topology(rung, counts, Map.of(), true);
  }

  /// With so many web servers.
  public Topology withWeb(int count) {
    return with(Kind.WEB, count);
  }

  public Topology with(Kind kind, int count) {
    Map<Kind, Integer> changed = new EnumMap<>(counts);
    changed.put(kind, count);
    return new Topology(rung, changed, settings, linked);
  }

  /// With a setting for all servers.
  public Topology with(String key, String value) {
    Map<String, String> changed = new TreeMap<>(settings);
    changed.put(key, value);
    return new Topology(rung, counts, changed, linked);
  }

  /// Without links: for measuring.
  public Topology direct() {
    return new Topology(rung, counts, settings, false);
  }

  /// The component that people reach it by.
  public String entrance() {
    return rung < 3 ? "web-1" : "vip";
  }

  /// Everything there is, those that others need first.
  public List<Component> components() {
    return switch (rung) {
      case 1 -> List.of(server("web-1", Kind.WEB, 0, List.of("web", "worker", "ops")));
      case 2 -> List.of(database(), server("web-1", Kind.WEB, 0, List.of("web", "worker", "ops")));
      default -> many();
    };
  }

  private List<Component> many() {
    List<Component> all = new ArrayList<>();
    all.add(database());
    numbered(Kind.WEB, "web-").forEach(all::add);
    numbered(Kind.WORKER, "worker-").forEach(all::add);
    List<String> webs = names(Kind.WEB, "web-");
    List<String> balancers = names(Kind.BALANCER, "lb-");
    for (int i = 0; i < balancers.size(); i++) {
      all.add(new HaproxyNode(balancers.get(i), Kind.BALANCER.firstHost + i, webs));
    }
    all.add(
        new VirtualAddress(
            "vip",
            VIP_HOST,
            balancers,
            HaproxyNode.PORT,
            HaproxyNode.STATUS_PORT,
            HaproxyNode.STATUS_PATH));
    return all;
  }

  private Component database() {
    return new PostgresNode("db-1", Kind.DATABASE.firstHost);
  }

  private Stream<Component> numbered(Kind kind, String prefix) {
    List<String> roles = kind == Kind.WEB ? List.of("web") : List.of("worker", "ops");
    return IntStream.range(0, count(kind)).mapToObj(i -> server(prefix + (i + 1), kind, i, roles));
  }

  private Component server(String name, Kind kind, int index, List<String> roles) {
    SadariNode.Tiers tiers =
        new SadariNode.Tiers(rung == 1 ? List.of() : names(Kind.DATABASE, "db-"));
    return new SadariNode(name, kind.firstHost + index, roles, tiers, entrance(), settings);
  }

  private List<String> names(Kind kind, String prefix) {
    return IntStream.rangeClosed(1, count(kind)).mapToObj(i -> prefix + i).toList();
  }

  private int count(Kind kind) {
    return counts.getOrDefault(kind, 1);
  }
}
