package sadari.contract;

import sadari.core.account.AccountStore;
import sadari.core.media.MediaStore;
import sadari.core.outbox.Outbox;
import sadari.core.post.PostStore;
import sadari.core.post.ThreadStore;
import sadari.core.reaction.ReactionStore;
import sadari.core.timeline.HomeStore;
import sadari.core.timeline.TimelineIndex;

/// The stores of one composition, as the kits look at them: a write to one shows in others.
///
/// The kits of one class may share a database with each other, so they look only at what they made
/// themselves; a kit of global things says so.
public interface Stores {
  AccountStore accounts();

  PostStore posts();

  ThreadStore threads();

  ReactionStore reactions();

  MediaStore media();

  HomeStore homes();

  TimelineIndex index();

  Outbox outbox();
}
