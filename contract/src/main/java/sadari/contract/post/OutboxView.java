package sadari.contract.post;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import sadari.contract.AllLanes;
import sadari.contract.Stores;
import sadari.core.id.EventId;
import sadari.core.id.PostId;
import sadari.core.outbox.Event;
import sadari.core.outbox.Outbox;
import sadari.core.outbox.PendingEvent;

/// The waiting events as a test looks at them: claimed for no time at all, so that they stay
/// claimable.
final class OutboxView {
  private static final int MANY = 100_000;

  private OutboxView() {}

  /// The ids of the waiting events that are about `post`, oldest first.
  static List<EventId> events(Stores stores, PostId post) {
    // Ids of tests may be a little ahead of the clock.
    Instant soon = Instant.now().plus(Outbox.HEAD_START).plusSeconds(3_600);
    List<EventId> about = new ArrayList<>();
    for (PendingEvent pending : AllLanes.claim(stores.outbox(), soon, Duration.ZERO, MANY)) {
      boolean concerned =
          switch (pending.event()) {
            case Event.PostPublished e -> e.post().equals(post);
            case Event.PostDeleted e -> e.post().equals(post);
            case Event.FavouriteChanged e -> e.post().equals(post);
            case Event.Deliver e -> e.post().equals(post);
            case Event.Withdraw e -> e.post().equals(post);
            case Event.PhotosWithdrawn e -> e.post().equals(post);
            case Event.FollowChanged _,
                Event.AccountChanged _,
                Event.PortraitsWithdrawn _,
                Event.AccountCleared _,
                Event.CelebrityRisen _,
                Event.PhotoEditAsked _ ->
                false;
          };
      if (concerned) {
        about.add(pending.id());
      }
    }
    return about;
  }
}
