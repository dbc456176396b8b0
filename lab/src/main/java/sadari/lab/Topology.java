package sadari.lab;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sadari.lab.component.Component;

/// What a lab runs: a rung of the ladder, how many of each kind, and settings of the servers.
///
/// Immutable; each `with…` is a new value.
///
/// @param rung 1 to 7
/// @param counts how many of a kind, where it is not as usual; what the rung has not is left out
/// @param settings given to every server, as with `--set`; they win
/// @param synchronous whether a replicated database acknowledges a commit only when a replica has
///   it, too; without, a fail-over loses what was acknowledged last
/// @param disks the components with a small disk of their own, which only root can give
/// @param linked whether a link is in front of every component; without, the faults of links are
///   not there, and nothing of the lab is in a request's way
/// @param workerPart the part of the time that a worker has a core for, where it stands for a small
///   machine of its own; 1 for always
public record Topology(
    int rung,
    Map<Kind, Integer> counts,
    Map<String, String> settings,
    boolean synchronous,
    Set<String> disks,
    boolean linked,
    double workerPart) {
  /// The highest rung there is.
  public static final int HIGHEST = 7;

  /// What there can be several of.
  public enum Kind {
    /// Servers that answer people.
    WEB("web", 21, 1, 2),
    /// Servers that do what was accepted.
    WORKER("worker", 41, 3, 1),
    /// Balancers.
    BALANCER("lb", 11, 3, 2),
    /// Database servers, the primary among them.
    DATABASE("db", 51, 2, 3),
    /// Members of etcd.
    CONSENSUS("etcd", 61, 4, 1),
    /// Redis servers, the primary among them.
    CACHE("redis", 71, 5, 2),
    /// Redis Sentinels.
    SENTINEL("sentinel", 81, 5, 3),
    /// Object stores.
    STORE("s3", 91, 6, 1),
    /// Kafka brokers; three are a cluster that loses one without a word.
    KAFKA("kafka", 101, 7, 1),
    /// Caches near the readers.
    EDGE("edge", 95, 6, 2);

    private final String prefix;
    private final int firstHost;
    private final int from;
    private final int usual;

    Kind(String prefix, int firstHost, int from, int usual) {
      this.prefix = prefix;
      this.firstHost = firstHost;
      this.from = from;
      this.usual = usual;
    }

    /// The kind that a person means by `word`, such as `web` or `replica`.
    public static Kind of(String word) {
      return switch (word) {
        case "replica", "replicas" -> DATABASE;
        default ->
            Stream.of(values())
                .filter(kind -> kind.prefix.equals(word))
                .findFirst()
                .orElseThrow(
                    () ->
                        new LabException(
                            "there is no "
                                + word
                                + " to have several of, but web, worker, replica, lb, etcd, redis,"
                                + " sentinel, kafka, edge"));
      };
    }

    /// The first rung that has it.
    public int from() {
      return from;
    }

    /// How the component with this index, from 0, is called.
    String name(int index) {
      return prefix + "-" + (index + 1);
    }

    int host(int index) {
      return firstHost + index;
    }
  }

  private static final int MOST = 9;

  public Topology {
    if (rung < 1 || rung > HIGHEST) {
      throw new LabException("rungs go from 1 to " + HIGHEST + ", not " + rung);
    }
    counts.forEach(
        (kind, count) -> {
          if (count < 1 || count > MOST) {
            throw new LabException(kind.prefix + ": between 1 and " + MOST + ", not " + count);
          }
        });
    counts = Map.copyOf(counts);
    settings = Map.copyOf(settings);
    disks = Set.copyOf(disks);
  }

  /// The rung as it stands in `docs/rungs`.
  public static Topology rung(int rung) {
    Map<Kind, Integer> one = new EnumMap<>(Kind.class);
    if (rung < 3) {
      one.put(Kind.WEB, 1);
    }
    if (rung < 4) {
      one.put(Kind.DATABASE, 1);
    }
    return new Topology(rung, one, Map.of(), true, Set.of(), true, 1);
  }

  /// With so many web servers.
  public Topology withWeb(int count) {
    return with(Kind.WEB, count);
  }

  /// With so many of what a person calls `word`; a replica is a database beside the primary.
  public Topology with(String word, int count) {
    return with(Kind.of(word), word.startsWith("replica") ? count + 1 : count);
  }

  /// With so many of a kind.
  public Topology with(Kind kind, int count) {
    Map<Kind, Integer> changed = new EnumMap<>(Kind.class);
    changed.putAll(counts);
    changed.put(kind, count);
    return new Topology(rung, changed, settings, synchronous, disks, linked, workerPart);
  }

  /// With a setting for all servers.
  public Topology with(String key, String value) {
    Map<String, String> changed = new TreeMap<>(settings);
    changed.put(key, value);
    return new Topology(rung, counts, changed, synchronous, disks, linked, workerPart);
  }

  /// With a small disk of its own for a component, that can be filled.
  public Topology withDisk(String component) {
    Set<String> more = new TreeSet<>(disks);
    more.add(component);
    return new Topology(rung, counts, settings, synchronous, more, linked, workerPart);
  }

  /// With replicas that a commit does not wait for: for showing what that loses.
  public Topology asynchronous() {
    return new Topology(rung, counts, settings, false, disks, linked, workerPart);
  }

  /// Without links: for measuring.
  public Topology direct() {
    return new Topology(rung, counts, settings, synchronous, disks, false, workerPart);
  }

  /// With workers that stand for small machines, each with this part of a core.
  public Topology withWorkerPart(double part) {
    return new Topology(rung, counts, settings, synchronous, disks, linked, part);
  }

  /// The component that people reach it by.
  public String entrance() {
    return rung < 3 ? "web-1" : "vip";
  }

  /// Everything there is, those that others need first.
  public List<Component> components() {
    return new Rungs(this).components();
  }

  /// The names of one kind, such as `web-1` and `web-2`; none where the rung has no such thing.
  public List<String> names(Kind kind) {
    return IntStream.range(0, count(kind)).mapToObj(kind::name).toList();
  }

  int count(Kind kind) {
    return rung < kind.from ? 0 : counts.getOrDefault(kind, kind.usual);
  }
}
