package sadari.engine.postgres;

/// No write of the engine is under way until this is closed, by the thread that began it.
@FunctionalInterface
public interface WritePause extends AutoCloseable {
  /// Writes go on.
  @Override
  void close();
}
