package sadari.core.effect;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import sadari.core.account.Account;
import sadari.core.account.AccountStore;
import sadari.core.account.Profile;
import sadari.core.id.AccountId;
import sadari.core.id.IdGenerator;
import sadari.core.id.PostId;
import sadari.core.outbox.Event;
import sadari.core.page.PageRequest;
import sadari.core.post.Post;
import sadari.core.post.PostStore;
import sadari.core.post.PostStore.AuthorFilter;
import sadari.core.post.Visibility;

/// Clears an account, a page of posts at a time: the next page is an event of its own, so that no
/// part takes long and a crash repeats little.
///
/// Each post is deleted like any other, and the profile is changed like any other, with their own
/// events: those purge the photos and portraits from all edges.
public final class ClearingEffects {
  private static final int PAGE = 100;

  private static final AuthorFilter ALL =
      new AuthorFilter(
          Set.of(Visibility.values()), Optional.empty(), false, false, false, Optional.empty());

  private final AccountStore accounts;
  private final PostStore posts;
  private final IdGenerator ids;

  public ClearingEffects(AccountStore accounts, PostStore posts, IdGenerator ids) {
    this.accounts = accounts;
    this.posts = posts;
    this.ids = ids;
  }

  List<Event> cleared(AccountId account, PostId before) {
    accounts.find(account).ifPresent(this::clearProfile);
    List<Post> page =
        posts.byAuthor(account, ALL, PageRequest.first(PAGE).withBefore(before.value()));
    for (Post post : page) {
      // Its event is claimed from the outbox in its turn.
      posts.delete(post.id(), ids.event(post.id()));
    }
    return page.size() < PAGE
        ? List.of()
        : List.of(new Event.AccountCleared(account, page.getLast().id()));
  }

  private void clearProfile(Account account) {
    if (!account.profile().cleared().equals(account.profile())) {
      accounts.setProfile(account.id(), Profile::cleared, ids.event(account.id()));
    }
  }
}
