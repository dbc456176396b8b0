package sadari.engine.postgres;

import org.junit.jupiter.api.Nested;
import sadari.contract.follow.FollowRaceContract;
import sadari.contract.follow.FollowStoreContract;

class FollowStoreTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements FollowStoreContract, FollowRaceContract {}

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements FollowStoreContract, FollowRaceContract {}
}
