package sadari.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import sadari.lab.Topology.Kind;
import sadari.lab.component.Component;
import sadari.lab.component.Share;
import sadari.lab.component.VirtualAddress;
import sadari.lab.engine.EtcdMember;
import sadari.lab.engine.HaproxyNode;
import sadari.lab.engine.KafkaNode;
import sadari.lab.engine.PatroniNode;
import sadari.lab.engine.PostgresNode;
import sadari.lab.engine.RedisNode;
import sadari.lab.engine.S3Node;
import sadari.lab.engine.SadariNode;
import sadari.lab.engine.SentinelNode;
import sadari.lab.engine.VarnishNode;

/// What each rung is made of.
///
/// ```
/// 1  web-1                                     everything in one
/// 2  web-1 → db-1                              PostgreSQL apart
/// 3  vip → lb-1, lb-2 → web-1, web-2 → db-1    and worker-1
/// 4  … → db-1, db-2, db-3                      Patroni, etcd-1
/// 5  … and redis-1, redis-2                    sentinel-1, -2, -3
/// 6  … and s3-1                                photos in an object store
///    edge-1, edge-2 → web-1, web-2             photos for readers
/// 7  … and kafka-1                             or three of them
/// ```
record Rungs(Topology topology) {
  private static final int VIP_HOST = 10;
  private static final int SEEDS = 3;
  private static final List<String> EVERYTHING = List.of("web", "worker", "ops");
  private static final List<String> WEB = List.of("web");
  private static final List<String> WORKER = List.of("worker", "ops");

  /// Those that others need come first.
  List<Component> components() {
    List<Component> all = new ArrayList<>();
    all.addAll(databases());
    all.addAll(caches());
    all.addAll(each(Kind.STORE, S3Node::new));
    all.addAll(brokers());
    all.addAll(servers(Kind.WEB, topology.rung() < 3 ? EVERYTHING : WEB));
    all.addAll(servers(Kind.WORKER, WORKER));
    all.addAll(entrance());
    all.addAll(edges());
    return all;
  }

  private List<Component> databases() {
    if (topology.rung() < 4) {
      return each(Kind.DATABASE, PostgresNode::new);
    }
    List<String> members = topology.names(Kind.CONSENSUS);
    String first = Kind.DATABASE.name(0);
    boolean synchronous = topology.synchronous();
    List<Component> all = new ArrayList<>();
    all.addAll(each(Kind.CONSENSUS, (name, host) -> new EtcdMember(name, host, members)));
    all.addAll(
        each(
            Kind.DATABASE,
            (name, host) -> new PatroniNode(name, host, first, members, synchronous)));
    return all;
  }

  private List<Component> caches() {
    List<String> caches = topology.names(Kind.CACHE);
    String first = Kind.CACHE.name(0);
    int quorum = topology.count(Kind.SENTINEL) / 2 + 1;
    List<Component> all = new ArrayList<>();
    all.addAll(each(Kind.CACHE, (name, host) -> new RedisNode(name, host, first)));
    all.addAll(
        each(Kind.SENTINEL, (name, host) -> new SentinelNode(name, host, first, caches, quorum)));
    return all;
  }

  private List<Component> brokers() {
    List<String> members = topology.names(Kind.KAFKA);
    return each(Kind.KAFKA, (name, host) -> new KafkaNode(name, host, members));
  }

  private List<Component> servers(Kind kind, List<String> roles) {
    // Servers find later ones by themselves, and need no new start for them.
    List<String> seeds = topology.names(Kind.DATABASE).stream().limit(SEEDS).toList();
    SadariNode.Tiers tiers =
        new SadariNode.Tiers(
            seeds,
            topology.names(Kind.SENTINEL),
            topology.names(Kind.STORE),
            topology.names(Kind.KAFKA),
            topology.names(Kind.EDGE));
    String entrance = topology.entrance();
    return each(
        kind,
        (name, host) ->
            new SadariNode(
                name,
                host,
                roles,
                tiers,
                entrance,
                topology.settings(),
                kind == Kind.WORKER ? workers() : Share.FULL));
  }

  /// People's latency is not to be the workers' where it is measured.
  private Share workers() {
    return new Share(!topology.linked(), topology.workerPart());
  }

  private List<Component> entrance() {
    List<String> webs = topology.names(Kind.WEB);
    List<Component> all = new ArrayList<>();
    all.addAll(each(Kind.BALANCER, (name, host) -> new HaproxyNode(name, host, webs)));
    if (!all.isEmpty()) {
      all.add(
          new VirtualAddress(
              topology.entrance(),
              VIP_HOST,
              topology.names(Kind.BALANCER),
              HaproxyNode.PORT,
              HaproxyNode.STATUS_PORT,
              HaproxyNode.STATUS_PATH));
    }
    return all;
  }

  private List<Component> edges() {
    List<String> webs = topology.names(Kind.WEB);
    return each(Kind.EDGE, (name, host) -> new VarnishNode(name, host, webs));
  }

  /// Makes one of a kind.
  private interface Maker {
    Component make(String name, int host);
  }

  private List<Component> each(Kind kind, Maker maker) {
    return IntStream.range(0, topology.count(kind))
        .mapToObj(i -> maker.make(kind.name(i), kind.host(i)))
        .toList();
  }
}
