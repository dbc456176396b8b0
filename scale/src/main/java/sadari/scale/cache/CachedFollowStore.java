package sadari.scale.cache;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import sadari.core.follow.FollowEdge;
import sadari.core.follow.FollowStore;
import sadari.core.follow.Relation;
import sadari.core.id.AccountId;
import sadari.core.id.EventId;
import sadari.core.outbox.Written;
import sadari.core.page.Keyed;
import sadari.core.page.PageRequest;

/// Keeps relations in caches, pair by pair, and the celebrities that each account follows. Every
/// home timeline asks for both.
public final class CachedFollowStore implements FollowStore {
  private final FollowStore store;
  private final Changes changes;
  private final TieredCache<Pair, Relation> relations;
  private final TieredCache<AccountId, List<AccountId>> celebrities;

  private record Pair(AccountId viewer, AccountId other) {
    String text() {
      return Names.text(viewer) + ":" + Names.text(other);
    }
  }

  public CachedFollowStore(FollowStore store, CacheTier tier) {
    this.store = store;
    this.changes = tier.changes();
    this.relations =
        tier.cache(
            new CacheSpec<>(
                "r", Pair::text, Codecs.RELATION, this::loadRelations, CacheSpec.Lives.USUAL));
    this.celebrities =
        tier.cache(
            new CacheSpec<>(
                "f", Names::text, Codecs.ACCOUNTS, this::loadCelebrities, CacheSpec.Lives.USUAL));
  }

  private Map<Pair, Relation> loadRelations(Collection<Pair> pairs) {
    Map<AccountId, Set<AccountId>> asked =
        pairs.stream()
            .collect(
                Collectors.groupingBy(
                    Pair::viewer, Collectors.mapping(Pair::other, Collectors.toSet())));
    Map<Pair, Relation> found = new HashMap<>();
    asked.forEach(
        (viewer, others) ->
            store
                .relations(viewer, others)
                .forEach((other, relation) -> found.put(new Pair(viewer, other), relation)));
    return found;
  }

  private Map<AccountId, List<AccountId>> loadCelebrities(Collection<AccountId> accounts) {
    Map<AccountId, List<AccountId>> found = new HashMap<>();
    accounts.forEach(
        account -> found.put(account, List.copyOf(store.followedCelebrities(account))));
    return found;
  }

  /// What changes with the follower's side.
  private <T> T following(AccountId follower, AccountId target, Supplier<T> change) {
    return changes.make(
        List.of(
            Names.relation(follower, target), Names.account(follower), Names.celebrities(follower)),
        change);
  }

  @Override
  public Written<FollowEdge> set(AccountId follower, AccountId target, Change change) {
    return following(follower, target, () -> store.set(follower, target, change));
  }

  @Override
  public Written<FollowEdge> answer(
      AccountId follower, AccountId target, boolean granted, EventId event) {
    return following(follower, target, () -> store.answer(follower, target, granted, event));
  }

  @Override
  public FollowEdge edge(AccountId follower, AccountId target) {
    return store.edge(follower, target);
  }

  @Override
  public boolean reflect(AccountId target, AccountId follower, FollowEdge edge, long key) {
    return changes.make(
        List.of(Names.relation(target, follower), Names.account(target)),
        () -> store.reflect(target, follower, edge, key));
  }

  @Override
  public Map<AccountId, Relation> relations(AccountId viewer, Collection<AccountId> others) {
    Set<Pair> pairs = new HashSet<>();
    others.forEach(other -> pairs.add(new Pair(viewer, other)));
    Map<AccountId, Relation> found = new HashMap<>();
    relations.getAll(pairs).forEach((pair, relation) -> found.put(pair.other(), relation));
    return found;
  }

  @Override
  public List<Keyed<AccountId>> followers(AccountId account, PageRequest page) {
    return store.followers(account, page);
  }

  @Override
  public List<Keyed<AccountId>> following(AccountId account, PageRequest page) {
    return store.following(account, page);
  }

  @Override
  public List<Keyed<AccountId>> requests(AccountId account, PageRequest page) {
    return store.requests(account, page);
  }

  @Override
  public List<Fan> fans(AccountId account, long after, int limit) {
    return store.fans(account, after, limit);
  }

  @Override
  public List<AccountId> notified(AccountId account, Collection<AccountId> followers) {
    return store.notified(account, followers);
  }

  @Override
  public List<AccountId> followedCelebrities(AccountId account) {
    return celebrities.get(account).orElse(List.of());
  }

  @Override
  public void markCelebrity(AccountId celebrity, Collection<AccountId> followers) {
    List<String> names = followers.stream().map(Names::celebrities).toList();
    boolean _ =
        changes.make(
            names,
            () -> {
              store.markCelebrity(celebrity, followers);
              return true;
            });
  }
}
