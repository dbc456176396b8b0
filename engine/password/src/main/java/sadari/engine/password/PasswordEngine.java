package sadari.engine.password;

import java.util.random.RandomGenerator;
import sadari.core.account.PasswordHasher;

/// Makes the hasher of passwords.
public final class PasswordEngine {
  private PasswordEngine() {}

  /// A hasher; thread-safe.
  ///
  /// @param random for salts; cryptographically strong, thread-safe
  public static PasswordHasher open(PasswordConfig config, RandomGenerator random) {
    return new Argon2Hasher(config, random);
  }
}
