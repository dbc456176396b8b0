package sadari.scale.overload;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who waits: the important first, then who came first. Not thread-safe.
///
/// @param <W> somebody who waits
final class WaitingRoom<W> {
  private final Map<Priority, Deque<W>> queues = new EnumMap<>(Priority.class);

  WaitingRoom() {
    for (Priority priority : Priority.values()) {
      queues.put(priority, new ArrayDeque<>());
    }
  }

  void add(Priority priority, W waiter) {
    queue(priority).addLast(waiter);
  }

  void remove(Priority priority, W waiter) {
    queue(priority).remove(waiter);
  }

  /// Takes out whose turn it is; null where nobody waits.
  @Nullable W next() {
    for (Deque<W> queue : queues.values()) {
      W next = queue.pollFirst();
      if (next != null) {
        return next;
      }
    }
    return null;
  }

  /// Takes out the last of the least important that are less important than this.
  @Nullable W lessImportantThan(Priority priority) {
    W found = null;
    for (Map.Entry<Priority, Deque<W>> entry : queues.entrySet()) {
      boolean less = entry.getKey().compareTo(priority) > 0;
      if (less && !entry.getValue().isEmpty()) {
        found = entry.getValue().getLast();
      }
    }
    if (found != null) {
      W last = found;
      queues.values().forEach(queue -> queue.removeLastOccurrence(last));
    }
    return found;
  }

  /// How many would go before one who came now.
  int before(Priority priority) {
    int count = 0;
    for (Map.Entry<Priority, Deque<W>> entry : queues.entrySet()) {
      count += entry.getKey().compareTo(priority) <= 0 ? entry.getValue().size() : 0;
    }
    return count;
  }

  int size() {
    return queues.values().stream().mapToInt(Deque::size).sum();
  }

  private Deque<W> queue(Priority priority) {
    Deque<W> queue = queues.get(priority);
    if (queue == null) {
      throw new IllegalStateException("every priority has a queue");
    }
    return queue;
  }
}
