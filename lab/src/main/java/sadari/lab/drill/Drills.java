package sadari.lab.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import sadari.lab.Lab;
import sadari.lab.LabException;
import sadari.lab.Topology;
import sadari.lab.Topology.Kind;
import sadari.lab.fault.Behind;
import sadari.lab.fault.Fault;
import sadari.lab.fault.Flush;
import sadari.lab.fault.Freeze;
import sadari.lab.fault.Kill;
import sadari.lab.fault.KillInTurn;
import sadari.lab.fault.Partition;
import sadari.lab.fault.Slow;
import sadari.lab.fault.Squeeze;
import sadari.lab.link.Condition;

/// All drills there are.
public final class Drills {
  private static final Topology MANY_SERVERS = Topology.rung(3);
  private static final Topology MANY_WORKERS = Topology.rung(3).with(Kind.WORKER, 2);
  private static final Topology REPLICATED = Topology.rung(4).with(Kind.CONSENSUS, 3);
  private static final Topology CACHED = Topology.rung(5).withWeb(3);

  private static final Topology STORED = Topology.rung(6);
  private static final Topology QUEUED = Topology.rung(7).with(Kind.KAFKA, 3);

  /// One web server, as what is asked about is workers; each makes one photo at a time and has a
  /// tenth of a core, so that more of them do more, and all of them leave the machine to people.
  private static final Topology BURST =
      Topology.rung(3).withWeb(1).with("queue.workers.media", "1").direct().withWorkerPart(0.1);

  private static final Duration NO_ERROR = Duration.ZERO;
  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  /// There and back it is about as long as servers wait for the cache: sometimes too late.
  private static final Duration LATE = Duration.ofMillis(40);

  private Drills() {}

  /// In the order in which they are run.
  public static List<Drill> all() {
    List<Drill> all = new ArrayList<>();
    all.addAll(manyServers());
    all.addAll(replicated());
    all.addAll(cached());
    all.addAll(workers());
    all.addAll(EdgeTrials.drills());
    all.addAll(objectStore());
    all.addAll(brokers());

    all.add(new BurstOfEdits("burst", BURST, 0.2));
    all.add(new BurstOfEdits("burst-alone", Topology.rung(2).direct(), 0.2));
    return all;
  }

  /// One of them.
  public static Optional<Drill> named(String name) {
    return all().stream().filter(drill -> drill.name().equals(name)).findFirst();
  }

  private static List<Drill> manyServers() {
    Group web = new Group(MANY_SERVERS);
    return List.of(
        web.drill("web-kill", "a web server is killed", new Kill("web-1"), A_SECOND),
        web.drill("web-freeze", "a web server stands still", new Freeze("web-1"), A_SECOND),
        web.drill(
            "balancer-kill", "the active balancer is killed", on(HOLDER, Kill::new), A_SECOND),
        web.drill(
            "balancer-freeze",
            "the active balancer stands still",
            on(HOLDER, Freeze::new),
            A_SECOND),
        web.drill(
            "rolling-restart",
            "every web server is restarted, one after the other",
            new RollingRestart(),
            NO_ERROR),
        web.drill("web-add", "a web server comes and goes", new Grow(Kind.WEB), NO_ERROR));
  }

  private static List<Drill> replicated() {
    Group database = new Group(REPLICATED);
    return List.of(
        database.drill("replica-kill", "a replica is killed", on(REPLICA, Kill::new), A_SECOND),
        database.drill(
            "replica-freeze", "a replica stands still", on(REPLICA, Freeze::new), TEN_SECONDS),
        database.drill(
            "replica-behind",
            "a replica is ten seconds behind",
            on(REPLICA, name -> new Behind(name, TEN_SECONDS)),
            NO_ERROR),
        database.drill(
            "replica-add", "a replica comes and goes", new Grow(Kind.DATABASE), NO_ERROR),
        database.drill("etcd-kill", "a member of etcd is killed", new Kill("etcd-1"), NO_ERROR),
        database.drill(
            "primary-kill", "the primary is killed", on(PRIMARY, Kill::new), TEN_SECONDS),
        database.drill(
            "primary-freeze", "the primary stands still", on(PRIMARY, Freeze::new), TEN_SECONDS),
        database.drill(
            "primary-partition",
            "the primary is cut off from its peers and from etcd, not from the servers",
            Drills::cutOffPrimary,
            TEN_SECONDS));
  }

  private static List<Drill> cached() {
    Group cache = new Group(CACHED);
    return List.of(
        cache.drill("redis-kill", "the cache's primary is killed", on(CACHE, Kill::new), NO_ERROR),
        cache.drill(
            "redis-freeze", "the cache's primary stands still", on(CACHE, Freeze::new), NO_ERROR),
        cache.drill("redis-flush", "the cache is emptied", on(CACHE, Flush::new), NO_ERROR),
        cache.drill(
            "redis-slow",
            "the cache's primary answers after 80 to 120 ms",
            on(CACHE, name -> new Slow(name, LATE, LATE.dividedBy(2), 0, Set.of())),
            NO_ERROR),
        cache.drill(
            "redis-evicting",
            "the cache has room for half of what it keeps",
            on(CACHE, Squeeze::new),
            NO_ERROR),
        cache.drill(
            "redis-partition",
            "one web server does not reach the cache's primary, the others do",
            Drills::cutOffServer,
            NO_ERROR),
        cache.drill("sentinel-kill", "a Sentinel is killed", new Kill("sentinel-1"), NO_ERROR),
        new Staleness("staleness", CACHED, A_SECOND));
  }

  private static List<Drill> workers() {
    Group jobs = new Group(MANY_WORKERS);
    return List.of(
        jobs.drill(
            "jobs-kill",
            "the database and the workers are killed in turn",
            new KillInTurn(List.of("db-1", "worker-1", "worker-2", "worker-1")),
            TEN_SECONDS));
  }

  private static List<Drill> objectStore() {
    return List.of(
        new PhotoStore(
            "s3-kill", STORED, "the object store is killed", new Kill("s3-1"), TEN_SECONDS),
        new PhotoStore(
            "s3-slow",
            STORED,
            "the object store answers three seconds late",
            Slow.latency("s3-1", Duration.ofMillis(1_500)),
            TEN_SECONDS));
  }

  private static List<Drill> brokers() {
    return List.of(
        new BreakingEdits(
            new Breaking(
                "kafka-kill",
                QUEUED,
                "each of three brokers is killed in turn",
                new KillInTurn(QUEUED.names(Kind.KAFKA)),
                NO_ERROR)));
  }

  /// Drills on one topology.
  private record Group(Topology topology) {
    Drill drill(String name, String what, Fault fault, Duration errors) {
      return new Breaking(name, topology, what, fault, errors);
    }
  }

  /// Finds the victim when it is time: who is who changes from drill to drill.
  private interface Victim {
    String in(Lab lab);
  }

  private static final Victim HOLDER = lab -> lab.holder(lab.topology().entrance());
  private static final Victim PRIMARY = lab -> primary(lab, Kind.DATABASE);
  private static final Victim CACHE = lab -> primary(lab, Kind.CACHE);

  /// The one that commits wait for, if there is such a one: it hurts most.
  private static final Victim REPLICA =
      lab ->
          lab.topology().names(Kind.DATABASE).stream()
              .filter(name -> !name.equals(PRIMARY.in(lab)))
              .reduce((one, other) -> lab.standing(one).startsWith("synchronous") ? one : other)
              .orElseThrow();

  private static String primary(Lab lab, Kind kind) {
    return lab.primary(kind).orElseThrow(() -> new LabException(kind + " has no primary"));
  }

  private static Fault on(Victim victim, Function<String, Fault> fault) {
    return lab -> fault.apply(victim.in(lab)).inject(lab);
  }

  /// The servers still reach the old primary: nothing but its fencing keeps it from taking writes.
  private static Fault.Healing cutOffPrimary(Lab lab) {
    String primary = PRIMARY.in(lab);
    Set<String> peers = new HashSet<>(lab.topology().names(Kind.CONSENSUS));
    peers.addAll(lab.topology().names(Kind.DATABASE));
    peers.remove(primary);
    return new Partition(primary, peers).inject(lab);
  }

  /// Redis connects to no server, so only one direction needs to be cut.
  private static Fault.Healing cutOffServer(Lab lab) {
    return lab.link(CACHE.in(lab)).put(new Condition.Cut(), Set.of("web-1"))::close;
  }
}
