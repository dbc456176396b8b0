package sadari.core.edge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import sadari.core.failure.Failure;
import sadari.core.failure.Unavailable;

/// All edges together.
public final class Edges {
  private final List<Edge> all;

  public Edges(List<Edge> all) {
    this.all = List.copyOf(all);
  }

  /// All of them, in the order of the configuration.
  public List<Edge> all() {
    return all;
  }

  /// Makes all edges forget what they have under these paths, at the same time. An edge that is
  /// away keeps none of the others from it.
  ///
  /// @throws Unavailable where an edge did not confirm; to be tried again until it does
  public void purge(Collection<String> paths) {
    if (all.isEmpty() || paths.isEmpty()) {
      return;
    }
    List<String> silent = new ArrayList<>();
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> told =
          all.stream().map(edge -> each.submit(() -> confirmed(edge, paths))).toList();
      for (int i = 0; i < all.size(); i++) {
        if (!done(told.get(i))) {
          silent.add(all.get(i).address().toString());
        }
      }
    }
    if (!silent.isEmpty()) {
      throw new Unavailable("not purged: " + String.join(", ", silent));
    }
  }

  private static boolean confirmed(Edge edge, Collection<String> paths) {
    try {
      edge.purge(paths);
      return true;
    } catch (Failure e) {
      return false;
    }
  }

  private static boolean done(Future<Boolean> told) {
    try {
      return told.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException("an edge failed in a way of its own", e.getCause());
    }
  }
}
