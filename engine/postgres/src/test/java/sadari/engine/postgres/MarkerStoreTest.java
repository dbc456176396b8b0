package sadari.engine.postgres;

import org.junit.jupiter.api.Nested;
import sadari.contract.marker.MarkerStoreContract;

class MarkerStoreTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements MarkerStoreContract {}

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements MarkerStoreContract {}
}
