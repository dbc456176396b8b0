package sadari.lab.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which version of a thing must have come before which other, and why. A cycle cannot have been.
final class VersionGraph {
  private final List<Map<Integer, Edge>> edges = new ArrayList<>();

  VersionGraph(int versions) {
    for (int i = 0; i < versions; i++) {
      edges.add(new TreeMap<>());
    }
  }

  /// Why one version came before another.
  sealed interface Reason {
    /// A thing is made before it is removed, and first of all it is not there.
    record Life() implements Reason {}

    /// The one was there before the other was asked for.
    record RealTime() implements Reason {}

    /// Somebody knew of the one, and was then shown the other.
    record Session(Operation known, Operation read) implements Reason {}
  }

  /// That `from` came before `to`.
  record Edge(int from, int to, Reason reason) {}

  /// Adds an edge; the first reason stays.
  void add(int from, int to, Reason reason) {
    if (from != to) {
      edges.get(from).putIfAbsent(to, new Edge(from, to, reason));
    }
  }

  /// A shortest cycle, if there is any.
  Optional<List<Edge>> cycle() {
    if (isAcyclic()) {
      return Optional.empty();
    }
    List<Edge> shortest = List.of();
    for (int start = 0; start < edges.size(); start++) {
      List<Edge> found = cycleThrough(start);
      if (!found.isEmpty() && (shortest.isEmpty() || found.size() < shortest.size())) {
        shortest = found;
      }
    }
    return Optional.of(shortest);
  }

  // Kahn's algorithm: what has nothing before it is taken away until nothing is left.
  private boolean isAcyclic() {
    int[] before = new int[edges.size()];
    edges.forEach(outgoing -> outgoing.keySet().forEach(to -> before[to]++));
    Deque<Integer> free = new ArrayDeque<>();
    for (int i = 0; i < before.length; i++) {
      if (before[i] == 0) {
        free.add(i);
      }
    }
    int taken = 0;
    while (!free.isEmpty()) {
      taken++;
      for (int to : edges.get(free.remove()).keySet()) {
        if (--before[to] == 0) {
          free.add(to);
        }
      }
    }
    return taken == edges.size();
  }

  private List<Edge> cycleThrough(int start) {
    Edge[] reachedBy = new Edge[edges.size()];
    Deque<Integer> queue = new ArrayDeque<>(List.of(start));
    while (!queue.isEmpty()) {
      for (Edge edge : edges.get(queue.remove()).values()) {
        if (reachedBy[edge.to()] == null) {
          reachedBy[edge.to()] = edge;
          queue.add(edge.to());
        }
      }
    }
    List<Edge> path = new ArrayList<>();
    for (Edge edge = reachedBy[start]; edge != null; edge = reachedBy[edge.from()]) {
      path.add(edge);
      if (edge.from() == start) {
        break;
      }
    }
    Collections.reverse(path);
    return path;
  }
}
