package sadari.engine.redis;

import sadari.contract.consistency.VectorStoreContract;
import sadari.core.consistency.VectorStore;

final class VectorStoreTest extends RedisTest implements VectorStoreContract {
  @Override
  public VectorStore vectors() {
    return one().vectors();
  }
}
