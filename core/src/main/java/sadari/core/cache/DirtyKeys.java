package sadari.core.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// Keys of changed things that the shared cache could not be told of, noted in the database that
/// was changed: the one place that whoever writes and whoever reads can both reach.
///
/// Durable when acknowledged, and never answered from a replica: a note that was acknowledged is in
/// every [#pending] that begins later, until it is settled.
public interface DirtyKeys {
  /// The key that stands for all keys.
  String EVERYTHING = "*";

  /// Notes nothing: who cannot tell the shared cache leaves it to its values' lives.
  DirtyKeys NONE =
      new DirtyKeys() {
        @Override
        public Receipt note(Collection<String> keys) {
          return new Receipt(0, Duration.ofDays(1));
        }

        @Override
        public List<Noted> pending(int limit) {
          return List.of();
        }

        @Override
        public void telling() {}

        @Override
        public void settle(Collection<Long> ids) {}
      };

  /// Notes keys. Where [#EVERYTHING] is noted and nobody is [#telling] it, nothing more is needed
  /// and nothing is written.
  Receipt note(Collection<String> keys);

  /// @param last the id of the last note, or 0 where none was written
  /// @param everything for how long [#EVERYTHING] has been noted and not told; zero where it was
  ///   not
  record Receipt(long last, Duration everything) {}

  /// What is noted and not settled, at most `limit`; [#EVERYTHING] first, then in the order of
  /// noting.
  List<Noted> pending(int limit);

  /// A noted key.
  record Noted(long id, String key) {}

  /// Somebody is about to tell the shared cache of [#EVERYTHING]: whatever is noted from now on may
  /// have been changed too late to be told with it, and is written beside it.
  void telling();

  /// Forgets notes that the shared cache has been told of. Idempotent.
  void settle(Collection<Long> ids);
}
