package sadari.server.composition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.contract.Accounts;
import sadari.contract.account.AccountStoreContract;
import sadari.contract.account.HandleDirectoryContract;
import sadari.contract.follow.FollowStoreContract;
import sadari.contract.marker.MarkerStoreContract;
import sadari.contract.media.MediaEditStoreContract;
import sadari.contract.media.MediaStoreContract;
import sadari.contract.notification.NotificationStoreContract;
import sadari.contract.post.PostStoreContract;
import sadari.contract.post.ThreadStoreContract;
import sadari.contract.reaction.ReactionStoreContract;
import sadari.contract.search.AccountIndexContract;
import sadari.contract.timeline.HomeStoreContract;
import sadari.contract.timeline.TimelineIndexContract;
import sadari.core.account.Account;

/// Every port through the tier of replicas, over a real primary and a real standby whose replay
/// stands still half of the time. Each call is a request of one and the same account, to be shown:
/// so the kits hold only if the account sees all that it wrote.
@Timeout(180)
class ReplicaStoresTest {
  @Nested
  class AccountsTest extends OnReplicas implements AccountStoreContract {}

  @Nested
  class Handles extends OnReplicas implements HandleDirectoryContract {}

  @Nested
  class Follows extends OnReplicas implements FollowStoreContract {}

  @Nested
  class Posts extends OnReplicas implements PostStoreContract {}

  @Nested
  class Threads extends OnReplicas implements ThreadStoreContract {}

  @Nested
  class Reactions extends OnReplicas implements ReactionStoreContract {}

  @Nested
  class Media extends OnReplicas implements MediaStoreContract {}

  @Nested
  class Edits extends OnReplicas implements MediaEditStoreContract {}

  @Nested
  class Homes extends OnReplicas implements HomeStoreContract {}

  @Nested
  class Index extends OnReplicas implements TimelineIndexContract {}

  @Nested
  class People extends OnReplicas implements AccountIndexContract {}

  @Nested
  class Notifications extends OnReplicas implements NotificationStoreContract {}

  @Nested
  class Markers extends OnReplicas implements MarkerStoreContract {}

  /// That the kits above are worth something.
  @Nested
  class Power extends OnReplicas {
    @Test
    void readsComeFromTheReplicaAndFromThePrimaryWhileItIsBehind() {
      for (int i = 0; i < 300; i++) {
        Account account = Accounts.create(accounts(), Accounts.fresh());
        assertEquals(account, accounts().find(account.id()).orElseThrow());
      }

      assertTrue(reads("primary") > 0, this::reads);
      assertTrue(readsOfReplicas() > 0, this::reads);
    }
  }
}
