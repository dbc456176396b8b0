package sadari.scale.cache.advice;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/// Caffeine itself, small: its window adapts to the traffic as the big one's does.
final class CaffeineMiniature implements Miniature {
  private final Cache<Integer, Integer> weights;

  CaffeineMiniature(long capacity) {
    this.weights =
        Caffeine.newBuilder()
            .maximumWeight(capacity)
            .weigher((Integer _, Integer weight) -> weight)
            .executor(Runnable::run)
            .build();
  }

  @Override
  public boolean use(int key, long now) {
    return weights.getIfPresent(key) != null;
  }

  @Override
  public void keep(int key, int weight, long now) {
    weights.put(key, weight);
  }

  @Override
  public void forget(int key) {
    weights.invalidate(key);
  }
}
