package sadari.engine.password;

import java.time.Duration;

/// What a hash costs, and how many are made at a time.
///
/// @param cost of new hashes
/// @param ceiling no stored hash is verified that costs more, in any of its parts
/// @param concurrent how many passwords are hashed at a time, each in the memory of its cost
/// @param patience how long anyone waits for their turn
public record PasswordConfig(Cost cost, Cost ceiling, int concurrent, Duration patience) {
  /// At least 19 MiB, two passes, one lane: OWASP's recommendation for Argon2id.
  private static final Cost OWASP = new Cost(19_456, 2, 1);

  public PasswordConfig {
    if (!cost.isWithin(ceiling)) {
      throw new IllegalArgumentException("cost must be within the ceiling");
    }
    if (concurrent < 1) {
      throw new IllegalArgumentException("concurrent must be 1 or more: " + concurrent);
    }
    if (patience.isNegative()) {
      throw new IllegalArgumentException("patience must not be negative");
    }
  }

  /// OWASP's parameters; half of the processors hash, so that the other half goes on serving.
  public static PasswordConfig standard() {
    int processors = Runtime.getRuntime().availableProcessors();
    return new PasswordConfig(
        OWASP, new Cost(65_536, 10, 4), Math.max(1, processors / 2), Duration.ofSeconds(3));
  }

  /// The same with another cost of new hashes.
  public PasswordConfig withCost(Cost other) {
    return new PasswordConfig(other, ceiling, concurrent, patience);
  }

  /// The same with other bounds of concurrency.
  public PasswordConfig withTurns(int newConcurrent, Duration newPatience) {
    return new PasswordConfig(cost, ceiling, newConcurrent, newPatience);
  }

  /// The parameters of Argon2id.
  ///
  /// @param memoryKib m: memory in KiB, at least 8 for each lane
  /// @param passes t: how often the memory is gone over
  /// @param lanes p: degree of parallelism
  public record Cost(int memoryKib, int passes, int lanes) {
    public Cost {
      if (passes < 1 || lanes < 1 || memoryKib < 8L * lanes) {
        throw new IllegalArgumentException("must be: passes, lanes >= 1; memory >= 8 * lanes");
      }
    }

    boolean isWithin(Cost ceiling) {
      return memoryKib <= ceiling.memoryKib && passes <= ceiling.passes && lanes <= ceiling.lanes;
    }
  }
}
