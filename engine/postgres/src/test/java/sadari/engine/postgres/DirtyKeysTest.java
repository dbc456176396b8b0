package sadari.engine.postgres;

import org.junit.jupiter.api.Nested;
import sadari.contract.cache.DirtyKeysContract;
import sadari.core.cache.DirtyKeys;

class DirtyKeysTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements DirtyKeysContract {
    @Override
    public DirtyKeys dirty() {
      return engine().dirtyKeys();
    }
  }

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements DirtyKeysContract {
    @Override
    public DirtyKeys dirty() {
      return engine().dirtyKeys();
    }
  }
}
