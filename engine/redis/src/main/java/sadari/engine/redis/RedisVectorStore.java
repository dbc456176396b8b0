package sadari.engine.redis;

import io.lettuce.core.KeyValue;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sadari.core.cache.SharedCache;
import sadari.core.consistency.Vector;
import sadari.core.consistency.VectorStore;
import sadari.core.id.AccountId;

/// Vectors in Redis, each below the epoch like the values: a Redis that may have lost a raise knows
/// none. An account that stays away for [#IDLE] is forgotten.
///
/// A vector is three numbers of 19 digits: timeline, lsn, invalidation.
final class RedisVectorStore implements VectorStore {
  private static final Duration IDLE = Duration.ofHours(1);
  private static final int DIGITS = 19;

  private final Commands commands;

  RedisVectorStore(Commands commands) {
    this.commands = commands;
  }

  private static List<String> key(AccountId account) {
    return List.of(SharedCache.vector(account));
  }

  @Override
  public Optional<Vector> find(AccountId account) {
    KeyValue<String, byte[]> found = commands.get(key(account)).values().getFirst();
    return found.hasValue() ? Optional.of(read(Link.text(found.getValue()))) : Optional.empty();
  }

  private static Vector read(String digits) {
    return new Vector(
        Long.parseLong(digits.substring(0, DIGITS)),
        Long.parseLong(digits.substring(DIGITS, 2 * DIGITS)),
        Long.parseLong(digits.substring(2 * DIGITS)));
  }

  @Override
  public void raise(AccountId account, Vector atLeast) {
    long _ =
        commands.run(
            Scripts.RAISE,
            key(account),
            link ->
                Commands.arguments(
                    link.names().epoch(),
                    digits(atLeast.timeline()) + digits(atLeast.lsn()),
                    digits(atLeast.invalidation()),
                    Long.toString(IDLE.toMillis())));
  }

  private static String digits(long number) {
    return String.format(Locale.ROOT, "%019d", number);
  }
}
