package sadari.scale.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import sadari.core.cache.Bytes;

/// What a cache knows of one key: its value, or that there is none, and until when.
///
/// In bytes: version of the codec, whether there is a value, when it is over (milliseconds since
/// 1970), how long it took to load (microseconds), the value.
///
/// @param over when it is over, in milliseconds since 1970
/// @param cost how long it took to load, in microseconds
/// @param bytes how long it is, written
/// @param life for how long the memory of a process keeps it; zero for not at all
/// @param since when this process got it, on the clock of [System#nanoTime]
record Cell<V>(Optional<V> value, long over, long cost, int bytes, Duration life, long since) {
  /// Above 1: rather too early than too late.
  private static final double BETA = 1.5;

  static <V> Bytes write(Codec<V> codec, Optional<V> value, long over, long cost) {
    WireWriter out = new WireWriter().number(codec.version()).flag(value.isPresent());
    out.number(over).number(cost);
    value.ifPresent(present -> codec.write(present, out));
    return out.bytes();
  }

  /// Empty where the bytes are of another version, or of nothing known.
  static <V> Optional<Cell<V>> read(Codec<V> codec, Bytes bytes) {
    try {
      WireReader in = new WireReader(bytes);
      if (in.number() != codec.version()) {
        return Optional.empty();
      }
      boolean present = in.flag();
      long over = in.number();
      long cost = in.number();
      Optional<V> value = present ? Optional.of(codec.read(in)) : Optional.empty();
      return Optional.of(
          new Cell<>(value, over, cost, bytes.length(), Duration.ZERO, System.nanoTime()));
    } catch (RuntimeException unknown) {
      return Optional.empty();
    }
  }

  Cell<V> living(Duration newLife) {
    return new Cell<>(value, over, cost, bytes, newLife, since);
  }

  /// Whether to load it anew now though it is not over yet: the more likely the nearer the end is
  /// and the longer loading takes, so that of many who ask one is early enough and few are (XFetch:
  /// Vattani, Chierichetti, Lowenstein, Optimal Probabilistic Cache Stampede Prevention, VLDB
  /// 2015).
  boolean isDue(long now, RandomGenerator random) {
    double early = -Math.log(1 - random.nextDouble()) * BETA * cost / 1_000;
    return now + early >= over;
  }
}
