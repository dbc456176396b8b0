package sadari.lab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// All requests of a run. Thread-safe.
public final class Samples {
  private final Queue<Sample> all = new ConcurrentLinkedQueue<>();

  /// Adds one.
  public void add(Sample sample) {
    all.add(sample);
  }

  /// All so far.
  public List<Sample> all() {
    return new ArrayList<>(all);
  }
}
