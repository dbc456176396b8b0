package sadari.scale.cache.advice;

/// LFU: a queue per number of uses; the first of the least used goes. Counts are forgotten with
/// their key.
final class FrequencyMiniature implements Miniature {
  private final Chain queues;
  private final int[] uses;
  private final int[] weights;
  private final int most;
  private long free;
  private int least = 1;

  /// @param most uses that are told apart
  FrequencyMiniature(int keys, long capacity, int most) {
    this.queues = new Chain(keys, most + 1);
    this.uses = new int[keys];
    this.weights = new int[keys];
    this.most = most;
    this.free = capacity;
  }

  @Override
  public boolean use(int key, long now) {
    if (!queues.has(key)) {
      return false;
    }
    queues.remove(key);
    uses[key] = Math.min(uses[key] + 1, most);
    queues.append(key, uses[key]);
    return true;
  }

  @Override
  public void keep(int key, int weight, long now) {
    // Room is made first: the newcomer, used once, would be the first to go.
    while (free < weight) {
      evict();
    }
    queues.append(key, 1);
    uses[key] = 1;
    weights[key] = weight;
    free -= weight;
    least = 1;
  }

  private void evict() {
    while (queues.first(least) < 0) {
      least++;
    }
    forget(queues.first(least));
  }

  @Override
  public void forget(int key) {
    if (queues.has(key)) {
      queues.remove(key);
      free += weights[key];
    }
  }
}
