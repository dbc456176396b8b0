package sadari.server.wiring;

import sadari.core.account.AccountStore;
import sadari.core.account.HandleDirectory;
import sadari.core.follow.FollowStore;
import sadari.core.id.NodeLeases;
import sadari.core.marker.MarkerStore;
import sadari.core.media.MediaStore;
import sadari.core.media.edit.MediaEditStore;
import sadari.core.moderation.ReportStore;
import sadari.core.notification.NotificationStore;
import sadari.core.outbox.Outbox;
import sadari.core.post.PostStore;
import sadari.core.post.ThreadStore;
import sadari.core.reaction.ReactionStore;
import sadari.core.search.AccountIndex;
import sadari.core.session.AppStore;
import sadari.core.session.TokenStore;
import sadari.core.timeline.HomeStore;
import sadari.core.timeline.TimelineIndex;
import sadari.engine.postgres.PostgresStores;

/// The stores of one server. Each tier around them is a function from stores to stores, in a part
/// of its own: first [ReplicaPart], then [CachePart].
///
/// @param leases node numbers of id generators
/// @param outbox events whose effects are not done
record Stores(NodeLeases leases, Outbox outbox, People people, Writings writings, Inboxes inboxes) {

  /// Who is who, and who may.
  record People(
      HandleDirectory handles,
      AccountStore accounts,
      FollowStore follows,
      AppStore apps,
      TokenStore tokens,
      AccountIndex index) {}

  /// What people wrote and did with it.
  record Writings(
      PostStore posts,
      ThreadStore threads,
      ReactionStore reactions,
      MediaStore media,
      MediaEditStore edits,
      ReportStore reports) {}

  /// What readers get.
  record Inboxes(
      HomeStore home, TimelineIndex index, NotificationStore notifications, MarkerStore markers) {}

  /// All in one database, as the engine has them: on the primary, or on one replica.
  static Stores bare(PostgresStores engine) {
    return new Stores(
        engine.nodeLeases(),
        engine.outbox(),
        new People(
            engine.handles(),
            engine.accounts(),
            engine.follows(),
            engine.apps(),
            engine.tokens(),
            engine.people()),
        new Writings(
            engine.posts(),
            engine.threads(),
            engine.reactions(),
            engine.media(),
            engine.edits(),
            engine.reports()),
        new Inboxes(engine.homes(), engine.index(), engine.notifications(), engine.markers()));
  }

  /// The same with other stores of people.
  Stores with(People other) {
    return new Stores(leases, outbox, other, writings, inboxes);
  }
}
