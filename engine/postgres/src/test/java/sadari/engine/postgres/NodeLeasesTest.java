package sadari.engine.postgres;

import org.junit.jupiter.api.Nested;
import sadari.contract.id.NodeLeasesContract;

class NodeLeasesTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements NodeLeasesContract {}

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements NodeLeasesContract {}
}
