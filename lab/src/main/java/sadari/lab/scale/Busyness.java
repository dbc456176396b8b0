package sadari.lab.scale;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// How busy workers were of late, from what they tell at each look. Not thread-safe.
final class Busyness {
  private static final Duration WINDOW = Duration.ofSeconds(10);

  private final Map<String, Deque<Look>> looks = new HashMap<>();

  /// What a worker told, and when.
  private record Look(long nanos, Gauges gauges) {}

  /// The share of the time that workers of the busiest lane were at work in the window, or since
  /// the look before where that is longer ago, 0 to 1; 0 before a second look.
  ///
  /// @param now by [System#nanoTime]
  /// @param told by each worker that answers; one that is missing has no part in it any more
  double share(long now, Map<String, Gauges> told) {
    looks.keySet().retainAll(told.keySet());
    Set<String> lanes = new HashSet<>();
    told.forEach(
        (worker, gauges) -> {
          Deque<Look> past = looks.computeIfAbsent(worker, _ -> new ArrayDeque<>());
          while (past.size() > 1 && now - past.getFirst().nanos() > WINDOW.toNanos()) {
            past.removeFirst();
          }
          past.add(new Look(now, gauges));
          lanes.addAll(gauges.workers().keySet());
        });
    return Math.clamp(lanes.stream().mapToDouble(this::share).max().orElse(0), 0, 1);
  }

  private double share(String lane) {
    double busy = 0;
    double possible = 0;
    for (Deque<Look> past : looks.values()) {
      Look first = past.getFirst();
      Look last = past.getLast();
      double seconds = (last.nanos() - first.nanos()) / 1e9;
      possible += seconds * last.gauges().workers().getOrDefault(lane, 0.0);
      double more =
          last.gauges().busy().getOrDefault(lane, 0.0)
              - first.gauges().busy().getOrDefault(lane, 0.0);
      busy += Math.max(0, more); // one that began anew counts from 0
    }
    return possible <= 0 ? 0 : busy / possible;
  }
}
