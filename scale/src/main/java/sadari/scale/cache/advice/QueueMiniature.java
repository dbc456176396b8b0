package sadari.scale.cache.advice;

/// A queue whose first goes: in the order of last use (LRU) or of arrival (FIFO).
final class QueueMiniature implements Miniature {
  private final Chain queue;
  private final int[] weights;
  private final boolean byUse;
  private long free;

  QueueMiniature(int keys, long capacity, boolean byUse) {
    this.queue = new Chain(keys, 1);
    this.weights = new int[keys];
    this.free = capacity;
    this.byUse = byUse;
  }

  @Override
  public boolean use(int key, long now) {
    if (!queue.has(key)) {
      return false;
    }
    if (byUse) {
      queue.remove(key);
      queue.append(key, 0);
    }
    return true;
  }

  @Override
  public void keep(int key, int weight, long now) {
    while (free < weight) {
      forget(queue.first(0));
    }
    queue.append(key, 0);
    weights[key] = weight;
    free -= weight;
  }

  @Override
  public void forget(int key) {
    if (queue.has(key)) {
      queue.remove(key);
      free += weights[key];
    }
  }
}
