package sadari.scale.cache.advice;

/// How often a cache was asked, and how often it had what was asked for.
public record Count(long accesses, long hits) {
  static final Count NONE = new Count(0, 0);

  /// Hits per access, 0 to 1; 0 where there was none.
  public double hitRatio() {
    return accesses == 0 ? 0 : hits / (double) accesses;
  }

  Count plus(Count other) {
    return new Count(accesses + other.accesses, hits + other.hits);
  }

  Count minus(Count earlier) {
    return new Count(accesses - earlier.accesses, hits - earlier.hits);
  }
}
