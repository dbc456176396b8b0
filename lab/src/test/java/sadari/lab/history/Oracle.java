package sadari.lab.history;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Tells whether a small history of one thing is possible, by trying everything: every order of the
/// writes, without any of those whose outcome is unknown, and every point in that order for each
/// read. Knows nothing of graphs.
final class Oracle {
  private final List<Operation> writes;
  private final List<Operation> reads;
  private final boolean comesAndGoes;

  /// @param comesAndGoes a post, written by [Action.Post] and [Action.Delete] and read by
  ///   [Action.ReadPost]; otherwise a display name
  Oracle(List<Operation> operations, boolean comesAndGoes) {
    this.writes =
        operations.stream()
            .filter(o -> o.action() instanceof Action.Write && o.outcome() != Outcome.FAILED)
            .toList();
    this.reads = operations.stream().filter(o -> o.action() instanceof Action.Read).toList();
    this.comesAndGoes = comesAndGoes;
  }

  boolean possible() {
    return orders(new ArrayList<>());
  }

  private boolean orders(List<Operation> order) {
    boolean all = writes.stream().allMatch(write -> order.contains(write) || !write.ok());
    if (all && reads(order, new int[reads.size()], 0)) {
      return true;
    }
    for (Operation write : writes) {
      boolean fits =
          !order.contains(write)
              && (!(write.action() instanceof Action.Delete)
                  || order.stream().anyMatch(before -> before.action() instanceof Action.Post));
      if (fits) {
        order.add(write);
        if (orders(order)) {
          return true;
        }
        order.removeLast();
      }
    }
    return false;
  }

  private boolean reads(List<Operation> order, int[] at, int next) {
    if (next == at.length) {
      return sessionsHold(order, at) && timesHold(order, at);
    }
    return IntStream.rangeClosed(0, order.size())
        .anyMatch(
            point -> {
              at[next] = point;
              return shows(order, point, reads.get(next)) && reads(order, at, next + 1);
            });
  }

  /// Whether a read at a point of the order would show what it did.
  private boolean shows(List<Operation> order, int point, Operation read) {
    if (comesAndGoes) {
      boolean there = point > 0 && order.get(point - 1).action() instanceof Action.Post;
      return ((Action.ReadPost) read.action()).seen().isPresent() == there;
    }
    String name = point == 0 ? "" : ((Action.Edit) order.get(point - 1).action()).version();
    return ((Action.ReadProfile) read.action()).version().equals(name);
  }

  private boolean sessionsHold(List<Operation> order, int[] at) {
    for (int i = 0; i < at.length; i++) {
      Operation read = reads.get(i);
      for (int before = 0; before < order.size(); before++) {
        Operation write = order.get(before);
        if (write.ok() && write.precedes(read) && matters(write, read) && at[i] < before + 1) {
          return false;
        }
      }
      for (int j = 0; j < at.length; j++) {
        if (reads.get(j).precedes(read) && matters(reads.get(j), read) && at[j] > at[i]) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean matters(Operation known, Operation read) {
    return read.settled() || known.account().equals(read.account());
  }

  /// Whether each write can have had its effect when it was asked or later, in order, and before
  /// anybody was told of it.
  private boolean timesHold(List<Operation> order, int[] at) {
    long effect = 0;
    for (int i = 0; i < order.size(); i++) {
      effect = Math.max(effect, order.get(i).invoked());
      if (order.get(i).ok() && order.get(i).completed() < effect) {
        return false;
      }
      for (int r = 0; r < at.length; r++) {
        if (at[r] > i && reads.get(r).completed() < effect) {
          return false;
        }
      }
    }
    return true;
  }
}
