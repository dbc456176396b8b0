package sadari.scale.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

/// What a cache keeps.
///
/// @param name begins its keys; nobody else's, without a colon
/// @param key what tells a key from others, printable
/// @param codec how values are written
/// @param loader where they come from
/// @param lives for how long they are kept
public record CacheSpec<K, V>(
    String name, Function<K, String> key, Codec<V> codec, Loader<K, V> loader, Lives lives) {

  /// Asks the data of record.
  @FunctionalInterface
  public interface Loader<K, V> {
    /// The values there are of `keys`.
    Map<K, V> load(Collection<K> keys);
  }

  /// For how long values are kept, each up to a tenth less, so that what came together does not go
  /// together. However long a life is, an invalidation ends it: a life bounds how old a value is
  /// that no invalidation reached.
  ///
  /// @param shared in the shared cache
  /// @param local in the memory of a process
  /// @param absent that there is no value
  public record Lives(Duration shared, Duration local, Duration absent) {
    /// A minute, ten seconds, and ten seconds.
    public static final Lives USUAL =
        new Lives(Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofSeconds(10));
  }

  /// The name that all servers know a key by.
  String name(K of) {
    return name + ":" + key.apply(of);
  }
}
