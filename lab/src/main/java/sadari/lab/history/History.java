package sadari.lab.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// All operations of a run, in no order. Thread-safe.
///
/// One clock stamps all of them: clients of one process, so that "before" means the same to all.
public final class History {
  private final long began = System.nanoTime();
  private final Queue<Operation> operations = new ConcurrentLinkedQueue<>();

  /// Nanoseconds since it began.
  public long now() {
    return System.nanoTime() - began;
  }

  /// Adds one that is over.
  public void add(Operation operation) {
    operations.add(operation);
  }

  /// All so far.
  public List<Operation> operations() {
    return new ArrayList<>(operations);
  }
}
