package sadari.scale.cache.advice;

/// A small cache that has keys and no values. Keys are numbers from 0; used by one thread.
interface Miniature {
  /// Whether the key is there; a use of it if so.
  ///
  /// @param now in milliseconds, never less than before
  boolean use(int key, long now);

  /// Takes in a key that is not there and weighs no more than the whole cache; evicts until it
  /// fits.
  void keep(int key, int weight, long now);

  /// Drops a key, there or not.
  void forget(int key);
}
