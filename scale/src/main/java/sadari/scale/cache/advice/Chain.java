package sadari.scale.cache.advice;

import java.util.Arrays;

/// Doubly linked lists of small numbers, in two arrays. A number is in one list or in none.
final class Chain {
  private static final int NOWHERE = -1;

  private final int nodes;
  private final int[] next;
  private final int[] previous;

  /// @param nodes the numbers are 0 to `nodes - 1`
  /// @param lists how many lists
  Chain(int nodes, int lists) {
    this.nodes = nodes;
    this.next = new int[nodes + lists];
    this.previous = new int[nodes + lists];
    Arrays.fill(next, 0, nodes, NOWHERE);
    // Each list is a ring through a node of its own.
    for (int ring = nodes; ring < next.length; ring++) {
      next[ring] = ring;
      previous[ring] = ring;
    }
  }

  boolean has(int node) {
    return next[node] != NOWHERE;
  }

  void append(int node, int list) {
    int ring = nodes + list;
    next[node] = ring;
    previous[node] = previous[ring];
    next[previous[ring]] = node;
    previous[ring] = node;
  }

  void remove(int node) {
    next[previous[node]] = next[node];
    previous[next[node]] = previous[node];
    next[node] = NOWHERE;
  }

  /// The first of a list, or -1.
  int first(int list) {
    return node(next[nodes + list]);
  }

  /// Who comes after a node of a list, or -1.
  int after(int node) {
    return node(next[node]);
  }

  private int node(int found) {
    return found < nodes ? found : NOWHERE;
  }
}
