package sadari.engine.redis;

import java.time.Duration;
import java.util.List;

/// Where Redis is, and how long it is waited for.
///
/// @param place where it is
/// @param password empty where Redis asks for none
/// @param prefix what all names in Redis begin with
/// @param patience how long one command may take; then Redis counts as away until it answers again
/// @param connecting how long a connection, or a suspect Redis's answer, is waited for
public record RedisConfig(
    Place place, String password, String prefix, Duration patience, Duration connecting) {

  /// Where Redis is.
  public sealed interface Place {
    /// One that never moves.
    ///
    /// @param address `redis://host:port`, or `rediss://` for TLS
    record Fixed(String address) implements Place {}

    /// Whichever is the master, as Sentinels say.
    ///
    /// @param sentinels `host:port` of each; asked in turn
    /// @param master the name that they know it by
    record Watched(List<String> sentinels, String master) implements Place {
      public Watched {
        sentinels = List.copyOf(sentinels);
        if (sentinels.isEmpty()) {
          throw new IllegalArgumentException("no Sentinels");
        }
      }
    }
  }

  /// A place, with the usual bounds: 100 ms for a command, 500 ms for a connection.
  public static RedisConfig at(Place place) {
    return new RedisConfig(place, "", "sadari", Duration.ofMillis(100), Duration.ofMillis(500));
  }

  /// The same with a password.
  public RedisConfig withPassword(String newPassword) {
    return new RedisConfig(place, newPassword, prefix, patience, connecting);
  }

  /// The same with other names in Redis.
  public RedisConfig withPrefix(String newPrefix) {
    return new RedisConfig(place, password, newPrefix, patience, connecting);
  }

  /// The same with another bound for commands.
  public RedisConfig withPatience(Duration newPatience) {
    return new RedisConfig(place, password, prefix, newPatience, connecting);
  }

  @Override
  public String toString() {
    return "RedisConfig[" + place + ", " + prefix + "]";
  }
}
