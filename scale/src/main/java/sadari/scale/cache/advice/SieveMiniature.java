package sadari.scale.cache.advice;

/// SIEVE: a queue in order of arrival, and a hand that passes over it from old to new, sparing once
/// who was used since it last came by (Zhang et al., NSDI '24).
final class SieveMiniature implements Miniature {
  private static final int AT_THE_OLDEST = -1;

  private final Chain queue;
  private final int[] weights;
  private final boolean[] visited;
  private long free;
  private int hand = AT_THE_OLDEST;

  SieveMiniature(int keys, long capacity) {
    this.queue = new Chain(keys, 1);
    this.weights = new int[keys];
    this.visited = new boolean[keys];
    this.free = capacity;
  }

  @Override
  public boolean use(int key, long now) {
    if (!queue.has(key)) {
      return false;
    }
    visited[key] = true;
    return true;
  }

  @Override
  public void keep(int key, int weight, long now) {
    // Room is made first: the hand must not meet the newcomer, which nobody can have used yet.
    while (free < weight) {
      evict();
    }
    queue.append(key, 0);
    weights[key] = weight;
    visited[key] = false;
    free -= weight;
  }

  private void evict() {
    int candidate = hand == AT_THE_OLDEST ? queue.first(0) : hand;
    while (visited[candidate]) {
      visited[candidate] = false;
      int newer = queue.after(candidate);
      candidate = newer < 0 ? queue.first(0) : newer;
    }
    hand = candidate;
    forget(candidate);
  }

  @Override
  public void forget(int key) {
    if (queue.has(key)) {
      if (hand == key) {
        hand = queue.after(key);
      }
      queue.remove(key);
      free += weights[key];
    }
  }
}
