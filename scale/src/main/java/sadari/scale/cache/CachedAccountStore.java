package sadari.scale.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import sadari.core.account.Account;
import sadari.core.account.AccountStore;
import sadari.core.account.Credentials;
import sadari.core.account.Profile;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.outbox.Written;

/// Keeps accounts with their tallies in caches. Tallies change with posts and follows: the stores
/// that count them say so. Credentials are never cached.
public final class CachedAccountStore implements AccountStore {
  private final AccountStore store;
  private final Changes changes;
  private final TieredCache<AccountId, Account> accounts;
  private final TieredCache<String, Long> counts;

  public CachedAccountStore(AccountStore store, CacheTier tier) {
    this.store = store;
    this.changes = tier.changes();
    this.accounts =
        tier.cache(
            new CacheSpec<>(
                "u", Names::text, Codecs.ACCOUNT, store::findAll, CacheSpec.Lives.USUAL));
    this.counts = tier.cache(count("nu", store::count));
  }

  /// How many there are, for statistics: by its port it may be seconds old.
  static CacheSpec<String, Long> count(String name, LongSupplier count) {
    Duration life = Duration.ofSeconds(5);
    return new CacheSpec<>(
        name,
        what -> what,
        Codecs.NUMBER,
        keys -> Map.of(keys.iterator().next(), count.getAsLong()),
        new CacheSpec.Lives(life, life, life));
  }

  @Override
  public Written<Boolean> create(Account account, Credentials credentials, EventId event) {
    return changes.make(
        List.of(Names.account(account.id())), () -> store.create(account, credentials, event));
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return accounts.get(id);
  }

  @Override
  public Map<AccountId, Account> findAll(Collection<AccountId> ids) {
    return accounts.getAll(ids);
  }

  @Override
  public Optional<Credentials> credentials(AccountId id) {
    return store.credentials(id);
  }

  @Override
  public boolean setPasswordHash(AccountId id, String passwordHash) {
    return store.setPasswordHash(id, passwordHash);
  }

  @Override
  public Written<Boolean> setProfile(AccountId id, UnaryOperator<Profile> change, EventId event) {
    return changes.make(List.of(Names.account(id)), () -> store.setProfile(id, change, event));
  }

  @Override
  public boolean setCelebrity(AccountId id) {
    return changes.make(List.of(Names.account(id)), () -> store.setCelebrity(id));
  }

  @Override
  public long count() {
    return counts.get("all").orElse(0L);
  }
}
