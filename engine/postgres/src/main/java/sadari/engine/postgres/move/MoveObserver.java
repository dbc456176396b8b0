package sadari.engine.postgres.move;

/// Who asked for a move and waits for it. Called by several threads, one at a time; never while
/// writes pause.
public interface MoveObserver {
  /// Tells how it goes, one line for a person.
  void say(String line);

  /// Whether somebody still waits; asked about once a second. A move that nobody waits for ends,
  /// and nothing has changed.
  boolean isThere();
}
