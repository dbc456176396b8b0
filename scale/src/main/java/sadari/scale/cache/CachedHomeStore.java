package sadari.scale.cache;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sadari.core.id.AccountId;
import sadari.core.id.PostId;
import sadari.core.page.PageRequest;
import sadari.core.timeline.HomeStore;

/// Keeps the first pages of home inboxes in caches.
public final class CachedHomeStore implements HomeStore {
  private static final int SIZE = 40;

  private final HomeStore store;
  private final Changes changes;
  private final TieredCache<AccountId, List<Entry>> pages;

  public CachedHomeStore(HomeStore store, CacheTier tier) {
    this.store = store;
    this.changes = tier.changes();
    this.pages =
        tier.cache(
            new CacheSpec<>("h", Names::text, Codecs.ENTRIES, this::load, CacheSpec.Lives.USUAL));
  }

  private Map<AccountId, List<Entry>> load(Collection<AccountId> readers) {
    Map<AccountId, List<Entry>> found = new HashMap<>();
    readers.forEach(
        reader -> found.put(reader, List.copyOf(store.page(reader, PageRequest.first(SIZE)))));
    return found;
  }

  private void changing(Collection<AccountId> readers, Runnable change) {
    boolean _ =
        changes.make(
            Names.homes(readers),
            () -> {
              change.run();
              return true;
            });
  }

  @Override
  public void push(Entry entry, Collection<AccountId> readers) {
    changing(readers, () -> store.push(entry, readers));
  }

  @Override
  public void withdraw(PostId post, Collection<AccountId> readers) {
    changing(readers, () -> store.withdraw(post, readers));
  }

  @Override
  public void fill(AccountId reader, Collection<Entry> entries) {
    changing(List.of(reader), () -> store.fill(reader, entries));
  }

  @Override
  public void forget(AccountId reader, AccountId author) {
    changing(List.of(reader), () -> store.forget(reader, author));
  }

  @Override
  public List<Entry> page(AccountId reader, PageRequest page) {
    if (!FirstPages.has(page, SIZE)) {
      return store.page(reader, page);
    }
    List<Entry> entries = pages.get(reader).orElse(List.of());
    return entries.subList(0, Math.min(entries.size(), page.limit()));
  }
}
