package sadari.scale.replica;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import sadari.core.account.Account;
import sadari.core.account.AccountStore;
import sadari.core.account.Credentials;
import sadari.core.account.Profile;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.outbox.Written;
import sadari.scale.replica.Routing.Routed;

/// Accounts. Credentials are always asked of the primary: an old password must not open the door.
public final class ReplicaAccountStore implements AccountStore {
  private final Routed<AccountStore> routed;

  public ReplicaAccountStore(Routed<AccountStore> routed) {
    this.routed = routed;
  }

  @Override
  public Written<Boolean> create(Account account, Credentials credentials, EventId event) {
    return routed.decide(store -> store.create(account, credentials, event));
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return routed.read(store -> store.find(id));
  }

  @Override
  public Map<AccountId, Account> findAll(Collection<AccountId> ids) {
    return routed.read(store -> store.findAll(ids));
  }

  @Override
  public Optional<Credentials> credentials(AccountId id) {
    return routed.decide(store -> store.credentials(id));
  }

  @Override
  public boolean setPasswordHash(AccountId id, String passwordHash) {
    return routed.decide(store -> store.setPasswordHash(id, passwordHash));
  }

  @Override
  public Written<Boolean> setProfile(AccountId id, UnaryOperator<Profile> change, EventId event) {
    return routed.decide(store -> store.setProfile(id, change, event));
  }

  @Override
  public boolean setCelebrity(AccountId id) {
    return routed.decide(store -> store.setCelebrity(id));
  }

  @Override
  public long count() {
    return routed.read(store -> store.count());
  }
}
