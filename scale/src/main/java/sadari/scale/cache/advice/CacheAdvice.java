package sadari.scale.cache.advice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a cache's traffic says about its size, policy and life. Hit ratios are hits per access, 0
/// to 1.
public sealed interface CacheAdvice {
  CacheSetup setup();

  /// There is not enough to say anything.
  ///
  /// @param seen accesses so far
  /// @param needed accesses, at least
  record TooLittle(CacheSetup setup, long seen, long needed) implements CacheAdvice {}

  /// There is.
  ///
  /// @param measured the real cache's hits in the time that is predicted
  /// @param predicted the hit ratio of the cache as it is now, by simulation: how far it is from
  ///   `measured` tells how far the other predictions may be off
  /// @param curves hit ratio by size with the present life, one for each policy compared, the
  ///   cache's own first
  /// @param lives hit ratio by life, at the advised size
  /// @param check an earlier prediction, with what came of it; empty until there is one
  record Advised(
      CacheSetup setup,
      Sample sample,
      Count measured,
      double predicted,
      List<Curve> curves,
      List<LifePoint> lives,
      Proposal proposal,
      Optional<Check> check)
      implements CacheAdvice {}

  /// What the prediction is made from.
  ///
  /// @param from, to when it was recorded; the first half only fills the simulated caches
  /// @param events how many were recorded
  /// @param keys how many there are in the sample
  /// @param rate the part of all keys that is in it, more than 0, at most 1
  /// @param entries about how many entries there would be if none was evicted
  /// @param bytesPerEntry on average
  record Sample(
      Instant from,
      Instant to,
      int events,
      int keys,
      double rate,
      double entries,
      double bytesPerEntry) {}

  /// Hit ratio by size, in the cache's unit, rising.
  record Curve(Policy policy, List<SizePoint> points) {}

  record SizePoint(long size, double hitRatio) {}

  /// @param life empty: until evicted, or changed
  record LifePoint(Optional<Duration> life, double hitRatio) {}

  /// What to set.
  ///
  /// @param size the smallest that reaches the wanted hit ratio with the present life or, where
  ///   none does, is within half a point of the highest that can be had
  /// @param policy of those that the cache can be switched to
  /// @param hitRatio with that size and policy, and the present life
  /// @param life the shortest that costs no more than a point against none; the present one where
  ///   the record is too short to tell. What may be stale for so long is for people to decide
  /// @param hitRatioWithLife with that size, policy and life
  /// @param best the best of all policies compared at that size, with the present life
  /// @param bestHitRatio its hit ratio
  /// @param perMebibyte what the next mebibyte beyond the present size would add to the hit ratio
  record Proposal(
      long size,
      Policy policy,
      double hitRatio,
      Optional<Duration> life,
      double hitRatioWithLife,
      Policy best,
      double bestHitRatio,
      double perMebibyte) {}

  /// An earlier prediction for the cache as it is, and what was measured since.
  record Check(Instant at, double predicted, Count since) {}
}
