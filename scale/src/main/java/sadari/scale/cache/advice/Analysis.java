package sadari.scale.cache.advice;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import sadari.scale.cache.advice.CacheAdvice.Curve;
import sadari.scale.cache.advice.CacheAdvice.LifePoint;
import sadari.scale.cache.advice.CacheAdvice.Proposal;
import sadari.scale.cache.advice.CacheAdvice.Sample;
import sadari.scale.cache.advice.CacheAdvice.SizePoint;

/// Finds out by simulation what size, policy and life would do for one recorded sample.
final class Analysis {
  private static final double MEBIBYTE = 1 << 20;

  /// A miniature with fewer entries than this says nothing about the big one.
  private static final int LEAST_ENTRIES = 16;

  private static final int HALVINGS = 8;
  private static final double NEARLY = 0.005;
  private static final double POINT = 0.01;

  private static final List<Duration> LIVES =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofDays(1));

  private final Trace trace;
  private final CacheSetup now;
  private final long seed;
  private final double bytesPerEntry;
  private final double footprint;

  Analysis(Trace trace, CacheSetup now, long seed) {
    this.trace = trace;
    this.now = now;
    this.seed = seed;
    double entries = Math.max(1, trace.entriesOfAll());
    this.bytesPerEntry = trace.bytesOfAll() / entries;
    this.footprint = byBytes() ? trace.bytesOfAll() : entries;
  }

  private boolean byBytes() {
    return now.unit() == CacheSetup.Unit.BYTES;
  }

  private double simulated(CacheSetup setup) {
    return Simulation.hitRatio(trace, setup, seed);
  }

  Sample sample() {
    return new Sample(
        trace.first(),
        trace.last(),
        trace.size(),
        trace.keys(),
        trace.rate(),
        trace.entriesOfAll(),
        bytesPerEntry);
  }

  double predicted() {
    return simulated(now);
  }

  List<Curve> curves() {
    return now.policy().compared().stream()
        .map(policy -> new Curve(policy, points(now.withPolicy(policy))))
        .toList();
  }

  private List<SizePoint> points(CacheSetup setup) {
    return sizes().stream()
        .map(size -> new SizePoint(size, simulated(setup.withCapacity(size))))
        .toList();
  }

  // From all that was ever there, halved again and again; and the present size.
  private NavigableSet<Long> sizes() {
    double least = LEAST_ENTRIES / trace.rate() * (byBytes() ? bytesPerEntry : 1);
    NavigableSet<Long> sizes = new TreeSet<>();
    for (int halving = 0; halving <= HALVINGS; halving++) {
      double size = footprint / (1L << halving);
      if (size >= least || halving == 0) {
        sizes.add(rounded(size));
        sizes.add(rounded(size * 3 / 4));
      }
    }
    if (now.capacity() >= least && now.capacity() < footprint) {
      sizes.add(now.capacity());
    }
    return sizes;
  }

  /// Up, to two digits: more would say more than is known.
  private static long rounded(double size) {
    double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, size))) - 1));
    return (long) (Math.ceil(size / unit) * unit);
  }

  /// @param target the hit ratio that is wanted
  Proposal proposal(List<Curve> curves, double target) {
    CacheSetup sized = now.withCapacity(size(curves.getFirst().points(), target));
    CacheSetup set = sized.withPolicy(policy(sized));
    Policy best =
        now.policy().compared().stream()
            .max(Comparator.comparingDouble(policy -> simulated(sized.withPolicy(policy))))
            .orElseThrow();
    Optional<Duration> life = life(lives(set));
    return new Proposal(
        set.capacity(),
        set.policy(),
        simulated(set),
        life,
        simulated(set.withLife(life)),
        best,
        simulated(sized.withPolicy(best)),
        perMebibyte());
  }

  private long size(List<SizePoint> points, double target) {
    double goal = Math.min(target, points.getLast().hitRatio() - NEARLY);
    long under = 0;
    for (SizePoint point : points) {
      if (point.hitRatio() >= goal) {
        return narrowed(under, point.size(), goal);
      }
      under = point.size();
    }
    return points.getLast().size();
  }

  /// Between a size that does not reach the goal and one that does, near where it is reached.
  private long narrowed(long under, long enough, double goal) {
    long low = under;
    long high = enough;
    while (low > 0 && high - low > high / 10) {
      long middle = rounded((low + high) / 2.0);
      if (middle <= low || middle >= high) {
        break;
      }
      if (simulated(now.withCapacity(middle)) >= goal) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /// The cache's own, unless another that it can have is better by a point.
  private Policy policy(CacheSetup sized) {
    double own = simulated(sized);
    return now.policy().choices().stream()
        .filter(other -> other != now.policy())
        .filter(other -> simulated(sized.withPolicy(other)) >= own + POINT)
        .findFirst()
        .orElse(now.policy());
  }

  /// By life, from short to unbounded, as far as the record is long enough to tell.
  List<LifePoint> lives(CacheSetup setup) {
    Duration longest = Duration.between(trace.first(), trace.last()).dividedBy(2);
    return Stream.concat(
            Stream.concat(LIVES.stream(), now.life().stream())
                .filter(life -> life.compareTo(longest) <= 0)
                .distinct()
                .sorted()
                .map(Optional::of),
            Stream.of(Optional.<Duration>empty()))
        .map(life -> new LifePoint(life, simulated(setup.withLife(life))))
        .toList();
  }

  private Optional<Duration> life(List<LifePoint> lives) {
    double unbounded = lives.getLast().hitRatio();
    return lives.stream()
        .filter(point -> point.life().isPresent() && point.hitRatio() >= unbounded - POINT)
        .findFirst()
        .map(LifePoint::life)
        .orElse(now.life());
  }

  private double perMebibyte() {
    if (now.capacity() >= footprint) {
      return 0;
    }
    CacheSetup more = now.withCapacity(now.capacity() + Math.max(1, now.capacity() / 4));
    double mebibytes =
        (more.capacity() - now.capacity()) * (byBytes() ? 1 : bytesPerEntry) / MEBIBYTE;
    return Math.max(0, (simulated(more) - simulated(now)) / mebibytes);
  }
}
