package sadari.engine.haproxy;

import java.time.Duration;

/// How load is spread, how long is waited, when a server is out, and how much is let in.
public record Policy(Algorithm algorithm, Timeouts timeouts, Checks checks, Bounds bounds) {
  /// Least connections and bounds for a machine of two cores in front of a few servers.
  public static final Policy USUAL =
      new Policy(Algorithm.LEAST_CONNECTIONS, Timeouts.USUAL, Checks.USUAL, Bounds.USUAL);

  /// The same with another algorithm.
  public Policy with(Algorithm other) {
    return new Policy(other, timeouts, checks, bounds);
  }

  /// The same with other timeouts.
  public Policy with(Timeouts other) {
    return new Policy(algorithm, other, checks, bounds);
  }

  /// The same with other checks.
  public Policy with(Checks other) {
    return new Policy(algorithm, timeouts, other, bounds);
  }

  /// The same with other bounds.
  public Policy with(Bounds other) {
    return new Policy(algorithm, timeouts, checks, other);
  }

  /// Who gets the next request. Both heed weights.
  public enum Algorithm {
    /// Whoever is at work on the fewest: a slow server gets less by itself.
    LEAST_CONNECTIONS("leastconn"),
    /// One after the other.
    ROUND_ROBIN("roundrobin");

    private final String word;

    Algorithm(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /// @param connect to a server, each try
  /// @param request for a client to send all header fields
  /// @param idle how long a client's connection is kept between requests
  /// @param response for a server to begin its answer, or go on with it
  /// @param queue how long a request may wait for a server before it is 503
  /// @param tunnel how long a WebSocket may be silent
  public record Timeouts(
      Duration connect,
      Duration request,
      Duration idle,
      Duration response,
      Duration queue,
      Duration tunnel) {
    public static final Timeouts USUAL =
        new Timeouts(
            Duration.ofMillis(200),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofHours(1));
  }

  /// When a server is taken out and brought back. One that hangs is out after at most `interval +
  /// timeout + (fall - 1) × (fast + timeout)`; usually 950 ms.
  ///
  /// @param interval from one check of a server to the next
  /// @param fast the same while it is between in and out
  /// @param timeout an answer that takes longer is none: dead and slow are one
  /// @param fall so many failures in a row take it out
  /// @param rise so many successes in a row bring it back
  /// @param slowStart how long its share grows when it is back, so that it can warm up
  public record Checks(
      Duration interval, Duration fast, Duration timeout, int fall, int rise, Duration slowStart) {
    public static final Checks USUAL =
        new Checks(
            Duration.ofMillis(200),
            Duration.ofMillis(50),
            Duration.ofMillis(350),
            2,
            2,
            Duration.ofSeconds(3));

    public Checks {
      if (fall < 1 || rise < 1) {
        throw new IllegalArgumentException("fall and rise are at least 1");
      }
    }
  }

  /// @param connections of clients open at once; the process needs about twice as many files
  /// @param perServer requests that a server works on at once; more wait in the balancer
  /// @param queue requests that wait per lane; a further one is 503 at once
  /// @param bodyBytes an announced body that is larger is 413 at once
  public record Bounds(int connections, int perServer, int queue, long bodyBytes) {
    public static final Bounds USUAL = new Bounds(5_000, 200, 1_000, 64L << 20);
  }
}
