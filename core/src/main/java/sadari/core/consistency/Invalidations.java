package sadari.core.consistency;

/// The numbered invalidations of a cache that servers share; each is one higher than the one
/// before.
public interface Invalidations {
  /// There is no such cache.
  Invalidations NONE =
      new Invalidations() {
        @Override
        public long published() {
          return 0;
        }

        @Override
        public long applied() {
          return 0;
        }
      };

  /// The latest number that anybody published before this call.
  ///
  /// @throws sadari.core.failure.Failure where it cannot be asked
  long published();

  /// All up to this number have been applied to the memory of this process.
  long applied();
}
