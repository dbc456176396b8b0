package sadari.scale.replica;

import java.time.Instant;
import java.util.Optional;
import sadari.core.account.Handle;
import sadari.core.account.HandleDirectory;
import sadari.core.id.AccountId;
import sadari.scale.replica.Routing.Routed;

/// Names. Whoever claims one or logs in asks the primary.
public final class ReplicaHandleDirectory implements HandleDirectory {
  private final Routed<HandleDirectory> routed;

  public ReplicaHandleDirectory(Routed<HandleDirectory> routed) {
    this.routed = routed;
  }

  @Override
  public Claim claim(Handle handle, String email, AccountId account, Instant now) {
    return routed.decide(store -> store.claim(handle, email, account, now));
  }

  @Override
  public void confirm(AccountId account) {
    routed.tell(store -> store.confirm(account));
  }

  @Override
  public void release(AccountId account) {
    routed.tell(store -> store.release(account));
  }

  @Override
  public Optional<AccountId> byHandle(Handle handle) {
    return routed.read(store -> store.byHandle(handle));
  }

  @Override
  public Optional<AccountId> byEmail(String email) {
    return routed.decide(store -> store.byEmail(email));
  }
}
