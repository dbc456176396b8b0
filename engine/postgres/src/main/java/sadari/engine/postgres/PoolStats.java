package sadari.engine.postgres;

/// A glance at the connection pool.
///
/// @param active connections in use
/// @param idle connections free
/// @param waiting threads that wait for one
/// @param size how many connections there may be
public record PoolStats(int active, int idle, int waiting, int size) {
  PoolStats plus(PoolStats other) {
    return new PoolStats(
        active + other.active, idle + other.idle, waiting + other.waiting, size + other.size);
  }
}
