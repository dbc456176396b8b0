package sadari.scale.cache.advice;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sadari.scale.cache.AccessListener;
import sadari.scale.cache.advice.CacheAdvice.Check;
import sadari.scale.cache.advice.CacheAdvice.Curve;
import sadari.scale.cache.advice.CacheAdvice.Proposal;

/// Watches caches and says what their traffic would want. Safe for use by many threads.
///
/// Watching costs up to four megabytes a cache. Advice takes about a second of one processor; who
/// asks while somebody else waits, or within ten seconds, gets the same.
public final class CacheAdvisor {
  /// Fewer say nothing.
  private static final int LEAST_ACCESSES = 2_000;

  private static final Duration FRESH = Duration.ofSeconds(10);

  private final InstantSource clock;
  private final long seed;
  private final List<Watched> caches = new CopyOnWriteArrayList<>();

  // Guarded by this.
  private @Nullable Given given;

  private record Given(Instant at, double target, List<CacheAdvice> advice) {}

  /// @param seed of what simulated policies leave to chance
  public CacheAdvisor(InstantSource clock, long seed) {
    this.clock = clock;
    this.seed = seed;
  }

  /// Begins to watch a cache.
  ///
  /// @param setup asked at every advice: a setting may change
  /// @return what the cache has to tell of its accesses
  public AccessListener watch(Supplier<CacheSetup> setup) {
    Watched watched = new Watched(setup, new AccessSampler(AccessSampler.Budget.USUAL, clock));
    caches.add(watched);
    return watched.sampler;
  }

  /// Says of each watched cache what it should be.
  ///
  /// @param target the hit ratio that is wanted, 0 to 1
  public synchronized List<CacheAdvice> advise(double target) {
    Given last = given;
    Instant now = clock.instant();
    if (last == null || last.target != target || last.at.plus(FRESH).isBefore(now)) {
      last = new Given(now, target, caches.stream().map(cache -> cache.advise(target)).toList());
      given = last;
    }
    return last.advice;
  }

  private final class Watched {
    private final Supplier<CacheSetup> setup;
    private final AccessSampler sampler;
    private @Nullable Prediction prediction;
    private @Nullable Check check;

    Watched(Supplier<CacheSetup> setup, AccessSampler sampler) {
      this.setup = setup;
      this.sampler = sampler;
    }

    private record Prediction(CacheSetup setup, Instant at, double hitRatio, Count before) {}

    CacheAdvice advise(double target) {
      CacheSetup set = setup.get();
      Trace trace = sampler.trace();
      if (trace.counted().accesses() < LEAST_ACCESSES / 2 || trace.keys() == 0) {
        return new CacheAdvice.TooLittle(set, sampler.counted().accesses(), LEAST_ACCESSES);
      }
      Analysis analysis = new Analysis(trace, set, seed);
      double predicted = analysis.predicted();
      List<Curve> curves = analysis.curves();
      Proposal proposal = analysis.proposal(curves, target);
      return new CacheAdvice.Advised(
          set,
          analysis.sample(),
          trace.counted(),
          predicted,
          curves,
          analysis.lives(set.withCapacity(proposal.size()).withPolicy(proposal.policy())),
          proposal,
          checked(set, predicted));
    }

    /// Compares what was predicted last with what came, once enough has come, and notes the new
    /// prediction in its place.
    private Optional<Check> checked(CacheSetup set, double predicted) {
      Prediction last = prediction;
      Count now = sampler.counted();
      if (last == null || !last.setup.equals(set)) {
        check = null;
      } else if (now.minus(last.before).accesses() >= LEAST_ACCESSES) {
        check = new Check(last.at, last.hitRatio, now.minus(last.before));
      } else {
        return Optional.ofNullable(check);
      }
      prediction = new Prediction(set, clock.instant(), predicted, now);
      return Optional.ofNullable(check);
    }
  }
}
