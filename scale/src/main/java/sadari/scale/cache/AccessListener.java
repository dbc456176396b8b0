package sadari.scale.cache;

/// Told of everything that happens to one cache, so that its traffic can be studied without the
/// cache knowing by whom.
///
/// Called on the path of every request, by many threads at once: an implementation takes well under
/// a microsecond, never waits, and never fails.
public interface AccessListener {
  /// Listens to nothing.
  AccessListener NONE =
      new AccessListener() {
        @Override
        public void accessed(long key, int bytes, boolean hit) {}

        @Override
        public void invalidated(long key) {}

        @Override
        public void cleared() {}
      };

  /// Somebody asked for a value, and now has it or knows that there is none.
  ///
  /// @param key a number that stands for the key: its hash or its id. Equal keys have equal
  ///   numbers, different ones nearly always different numbers; they need not be spread well
  /// @param bytes about how much memory the entry takes, with its key; 0 when it is not kept (there
  ///   is no such value)
  /// @param hit whether the cache had it; who waits for somebody else's load counts as a hit
  void accessed(long key, int bytes, boolean hit);

  /// A value was forgotten because it changed or went.
  void invalidated(long key);

  /// Everything was forgotten at once.
  void cleared();
}
