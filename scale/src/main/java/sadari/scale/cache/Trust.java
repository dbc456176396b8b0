package sadari.scale.cache;

/// What a read may be answered from.
public enum Trust {
  /// The data of record, past all caches and limits: for deciding what to write.
  RECORD,
  /// The data of record, within the limit on loads: nobody vouches for the caches.
  DATABASE,
  /// The shared cache, which is told of a write before its writer is.
  SHARED,
  /// The memory of this process too: it has caught up with what the reader has seen.
  LOCAL
}
