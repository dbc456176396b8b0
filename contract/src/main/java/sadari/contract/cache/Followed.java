package sadari.contract.cache;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import sadari.core.cache.SharedCache.Follower;

/// A follower that remembers what it was told.
final class Followed implements Follower {
  private final List<Told> told = new CopyOnWriteArrayList<>();

  /// An invalidation; or that all is known from `number` on, with no keys.
  record Told(long number, List<String> keys) {}

  @Override
  public void connected(long number) {
    told.add(new Told(number, List.of()));
  }

  @Override
  public void invalidated(long number, List<String> keys) {
    told.add(new Told(number, List.copyOf(keys)));
  }

  @Override
  public void disconnected() {
    told.clear();
  }

  List<Told> told() {
    return List.copyOf(told);
  }
}
