package sadari.engine.redis;

import sadari.contract.cache.SharedCacheContract;
import sadari.core.cache.SharedCache;

final class SharedCacheTest extends RedisTest implements SharedCacheContract {
  @Override
  public SharedCache cache() {
    return one().cache();
  }

  @Override
  public SharedCache other() {
    return two().cache();
  }
}
