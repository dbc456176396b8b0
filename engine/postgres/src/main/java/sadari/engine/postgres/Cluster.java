package sadari.engine.postgres;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sadari.core.consistency.Copies;
import sadari.core.consistency.Copy;
import sadari.core.consistency.Position;
import sadari.core.consistency.Replica;
import sadari.core.failure.OutcomeUnknown;
import sadari.core.failure.Unavailable;

/// Several servers, of which one is the primary at a time; finds it, and follows it when another
/// one is promoted.
///
/// Each server is looked at all the time. *The highest timeline ever seen wins*: a server that
/// calls itself primary on an earlier one gets neither reads nor writes, and its connections are
/// ended, which also frees those who wait on a server that froze. While there is no primary,
/// operations wait for one, for a bounded time. Thread-safe.
final class Cluster implements Copies, Source, AutoCloseable {
  private static final Logger LOG = System.getLogger(Cluster.class.getName());

  /// For how long a silent primary's connections are kept: it may only be busy.
  private static final Duration SILENCE = Duration.ofSeconds(5);

  /// For how long a start waits for servers that start too.
  private static final Duration START = Duration.ofSeconds(20);

  private final PostgresConfig config;
  private final PostgresConfig.Cluster settings;
  private final Fitness fitness;
  private final Copy following = new Following();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Host, Watched> members = new LinkedHashMap<>();

  private volatile @Nullable Member primary;
  private volatile long highest;
  private volatile List<Replica> serving = List.of();
  private boolean closed;

  private record Watched(Member member, Watch watch) {}

  private Cluster(PostgresConfig config, PostgresConfig.Cluster settings) {
    this.config = config;
    this.settings = settings;
    this.fitness = new Fitness(settings);
  }

  /// Begins to look at the servers that the configuration names, and waits for none.
  static Cluster open(PostgresConfig config, PostgresConfig.Cluster settings) {
    Cluster cluster = new Cluster(config, settings);
    cluster.lock.lock();
    try {
      Host.of(config).forEach(cluster::add);
    } finally {
      cluster.lock.unlock();
    }
    return cluster;
  }

  private void add(Host host) {
    if (!closed && !members.containsKey(host)) {
      Member member = new Member(host, config, () -> highest);
      Watch watch = new Watch(host, config, settings.period(), look -> looked(member, look));
      members.put(host, new Watched(member, watch));
      watch.start();
    }
  }

  // What is seen of the servers.

  private void looked(Member member, Look look) {
    lock.lock();
    try {
      if (closed || !members.containsKey(member.host())) {
        return;
      }
      member.looked(look, System.nanoTime());
      switch (look) {
        case Look.Primary claim -> claimed(member, claim);
        case Look.Standby _ -> resigned(member);
        case Look.Silent _ -> silent(member);
      }
      judge();
    } finally {
      lock.unlock();
    }
  }

  private void claimed(Member member, Look.Primary claim) {
    long timeline = claim.position().timeline();
    highest = Math.max(highest, timeline);
    Member known = primary;
    boolean second =
        known != null
            && known != member
            && known.look() instanceof Look.Primary other
            && other.position().timeline() == timeline;
    if (timeline < highest || second) {
      fence(member, timeline);
      return;
    }
    if (known != member) {
      if (known != null) {
        fence(known, timeline - 1);
      }
      LOG.log(Level.INFO, "{0} is the primary, on timeline {1}", member.name(), timeline);
      primary = member;
      changed.signalAll();
    }
    fitness.primaryAt(claim, System.nanoTime());
    settle(claim.neighbours());
  }

  private void fence(Member member, long timeline) {
    if (member == primary) {
      primary = null;
    }
    if (member.abandon()) {
      LOG.log(
          Level.WARNING,
          "{0} is no primary any more (timeline {1}, the last is {2}): its connections are ended",
          member.name(),
          timeline,
          highest);
    }
  }

  private void resigned(Member member) {
    if (member == primary) {
      fence(member, member.seen().timeline());
    }
  }

  /// It may only be busy or starting again: new operations wait, those under way are ended late.
  private void silent(Member member) {
    if (member == primary) {
      LOG.log(Level.WARNING, "the primary {0} is silent", member.name());
      primary = null;
    }
    if (member.silence(System.nanoTime()).compareTo(SILENCE) > 0 && member.abandon()) {
      LOG.log(Level.WARNING, "{0} stays silent: its connections are ended", member.name());
    }
  }

  /// Who serves as a replica.
  private void judge() {
    long now = System.nanoTime();
    List<Replica> fit = new ArrayList<>();
    for (Watched watched : members.values()) {
      if (fitness.judge(watched.member(), highest, now)) {
        fit.add(watched.member());
      }
    }
    serving = List.copyOf(fit);
  }

  /// Operators may name further servers, and take them back.
  private void settle(List<Host> neighbours) {
    neighbours.forEach(this::add);
    List<Host> wanted = new ArrayList<>(Host.of(config));
    wanted.addAll(neighbours);
    for (Host host : List.copyOf(members.keySet())) {
      Watched watched = members.get(host);
      if (watched != null && watched.member() != primary && !wanted.contains(host)) {
        members.remove(host);
        Thread.ofVirtual().start(() -> close(watched));
      }
    }
  }

  // What operations need.

  @Override
  public Connections next(String operation, long deadline) {
    return await(operation, deadline).connections();
  }

  private Member await(String operation, long deadline) {
    Member known = primary;
    if (known != null) {
      return known;
    }
    lock.lock();
    try {
      while (primary == null) {
        long left = deadline - System.nanoTime();
        if (closed || left <= 0) {
          throw new Unavailable(operation + ": " + reason());
        }
        long _ = changed.awaitNanos(left);
      }
      return primary;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable(operation + ": interrupted while waiting for a primary", e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Duration patience() {
    return settings.patience();
  }

  @Override
  public boolean isCurrent(Connections asked) {
    return !asked.isSuperseded();
  }

  @Override
  public void demoted(Connections by) {
    lock.lock();
    try {
      for (Watched watched : members.values()) {
        if (watched.member() == primary && watched.member().owns(by)) {
          primary = null;
          watched.watch().hurry();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  // What the tier of replicas needs.

  @Override
  public Copy primary() {
    return following;
  }

  @Override
  public List<Replica> replicas() {
    return serving;
  }

  /// Whichever member is the primary.
  private final class Following implements Copy {
    @Override
    public String name() {
      return "primary";
    }

    @Override
    public Position position() {
      long deadline = System.nanoTime() + settings.patience().toNanos();
      Position position = Cluster.this.await("cluster.position", deadline).position();
      if (position.timeline() < highest) {
        throw new OutcomeUnknown("cluster.position: the primary was replaced meanwhile");
      }
      return position;
    }
  }

  // What operators see.

  /// The primary, as soon as there is one.
  ///
  /// @throws Unavailable where there is none in time
  Host awaitPrimary() {
    return await("engine.open", System.nanoTime() + START.toNanos()).host();
  }

  /// Why there is no primary; empty where there is one.
  @Override
  public Optional<String> trouble() {
    lock.lock();
    try {
      return primary == null ? Optional.of(reason()) : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private String reason() {
    return members.values().stream()
        .map(watched -> watched.member().name() + " " + words(watched.member().look()))
        .collect(Collectors.joining("; ", "no primary: ", ""));
  }

  private static String words(Look look) {
    return switch (look) {
      case Look.Primary claim -> "was replaced, timeline " + claim.position().timeline();
      case Look.Standby standby -> "is a standby, timeline " + standby.position().timeline();
      case Look.Silent silent -> "is silent, " + silent.reason();
    };
  }

  List<HostState> hosts() {
    lock.lock();
    try {
      return members.values().stream()
          .map(watched -> fitness.state(watched.member(), watched.member() == primary))
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /// The pools of all servers together.
  @Override
  public PoolStats pool() {
    lock.lock();
    try {
      return members.values().stream()
          .map(watched -> watched.member().pool())
          .reduce(new PoolStats(0, 0, 0, 0), PoolStats::plus);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    List<Watched> all;
    lock.lock();
    try {
      closed = true;
      primary = null;
      serving = List.of();
      all = List.copyOf(members.values());
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    all.parallelStream().forEach(Cluster::close);
  }

  private static void close(Watched watched) {
    watched.watch().close();
    watched.member().close();
  }
}
