package sadari.core.effect;

import java.util.List;
import java.util.stream.Stream;
import sadari.core.id.AccountId;
import sadari.core.id.JobId;
import sadari.core.id.PostId;
import sadari.core.outbox.Event;
import sadari.core.outbox.EventHandler;

/// Gives each event to what knows its effects.
public final class Effects implements EventHandler {
  private final PostEffects posts;
  private final FollowEffects follows;
  private final FavouriteEffects favourites;
  private final AccountEffects accounts;
  private final PhotoEditEffects photos;
  private final PhotoEffects copies;
  private final ClearingEffects clearing;

  public Effects(
      PostEffects posts,
      FollowEffects follows,
      FavouriteEffects favourites,
      AccountEffects accounts,
      PhotoEditEffects photos,
      PhotoEffects copies,
      ClearingEffects clearing) {
    this.posts = posts;
    this.follows = follows;
    this.favourites = favourites;
    this.accounts = accounts;
    this.photos = photos;
    this.copies = copies;
    this.clearing = clearing;
  }

  @Override
  public List<Event> handle(Event event) {
    return switch (event) {
      case Event.PostPublished(PostId post) -> posts.published(post);
      case Event.PostDeleted deleted ->
          Stream.concat(copies.deleted(deleted.post()).stream(), posts.deleted(deleted).stream())
              .toList();
      case Event.PhotosWithdrawn(PostId post) -> copies.withdrawn(post);
      case Event.PortraitsWithdrawn(AccountId account) -> copies.portraitsWithdrawn(account);
      case Event.Deliver(PostId post, List<AccountId> readers) -> posts.deliver(post, readers);
      case Event.Withdraw(PostId post, List<AccountId> readers) -> posts.withdraw(post, readers);
      case Event.FollowChanged(AccountId follower, AccountId target) ->
          follows.changed(follower, target);
      case Event.AccountChanged(AccountId account) ->
          Stream.concat(copies.changed(account).stream(), accounts.changed(account).stream())
              .toList();
      case Event.AccountCleared(AccountId account, PostId before) ->
          clearing.cleared(account, before);
      case Event.PhotoEditAsked(JobId job) -> photos.asked(job);
      case Event.CelebrityRisen(AccountId account) -> follows.risen(account);
      case Event.FavouriteChanged(AccountId actor, PostId post) -> favourites.changed(actor, post);
    };
  }

  @Override
  public void givenUp(Event event) {
    if (event instanceof Event.PhotoEditAsked(JobId job)) {
      photos.givenUp(job);
    }
  }
}
