package sadari.core.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import sadari.core.follow.FollowEdge;
import sadari.core.follow.FollowStore;
import sadari.core.follow.FollowStore.Fan;
import sadari.core.id.AccountId;
import sadari.core.id.IdGenerator;
import sadari.core.id.PostId;
import sadari.core.notification.Notification.Kind;
import sadari.core.outbox.Event;
import sadari.core.post.Post;
import sadari.core.post.PostStore;
import sadari.core.post.ThreadStore;
import sadari.core.post.Visibility;
import sadari.core.timeline.HomeStore;
import sadari.core.timeline.TimelineIndex;

/// What a post does elsewhere: public index, thread, notifications, and the fan-out to home
/// inboxes, a thousand followers at a time.
///
/// Publishing and deleting may be handled in either order: publishing looks at the end whether the
/// post is still there, and undoes itself where it is not.
public final class PostEffects {
  private static final int BOOSTS_PER_ROUND = 500;

  private final PostStore posts;
  private final ThreadStore threads;
  private final TimelineIndex index;
  private final HomeStore home;
  private final FollowStore follows;
  private final Notifier notifier;
  private final IdGenerator ids;

  public PostEffects(
      PostStore posts,
      ThreadStore threads,
      TimelineIndex index,
      HomeStore home,
      FollowStore follows,
      Notifier notifier,
      IdGenerator ids) {
    this.posts = posts;
    this.threads = threads;
    this.index = index;
    this.home = home;
    this.follows = follows;
    this.notifier = notifier;
    this.ids = ids;
  }

  List<Event> published(PostId id) {
    Optional<Post> found = posts.find(id);
    if (found.isEmpty()) {
      return List.of();
    }
    Post post = found.get();
    nearEffects(post);
    List<Event> parts = fanOut(post);
    return posts.find(id).isPresent() ? parts : List.of(gone(post));
  }

  private void nearEffects(Post post) {
    if (post.visibility() == Visibility.PUBLIC && post.boosted().isEmpty()) {
      index.add(post);
    }
    post.reply()
        .ifPresent(
            reply -> {
              threads.join(reply.root(), reply.parent(), post.id());
              threads.addReply(reply.parent(), post.id());
            });
    post.boosted().ifPresent(boosted -> boosted(post, boosted));
    for (Post.Mention mention : post.content().mentions()) {
      notifier.tell(mention.account(), Kind.MENTION, post.author(), Optional.of(post.id()));
    }
  }

  private void boosted(Post boost, Post.Boosted boosted) {
    threads.addBoost(boosted.post(), boost.id(), boost.author());
    if (posts.find(boosted.post()).isPresent()) {
      notifier.tell(boosted.author(), Kind.REBLOG, boost.author(), Optional.of(boosted.post()));
    } else {
      // Whatever deleted the post did not know of this boost yet.
      posts.delete(boost.id(), ids.event(boost.id()));
    }
  }

  private List<Event> fanOut(Post post) {
    if (post.visibility() == Visibility.DIRECT) {
      home.push(entry(post), mentionedFollowers(post));
      return List.of();
    }
    boolean pulled = post.delivery() == Post.Delivery.PULLED;
    return eachThousandFans(
        post.author(),
        fans -> wanted(post, fans, pulled),
        fans -> deliverNow(post, fans),
        readers -> new Event.Deliver(post.id(), readers));
  }

  /// Those of a thousand fans who get a push: all who want it, or, where followers pull, those who
  /// asked to be told.
  private static List<Fan> wanted(Post post, List<Fan> fans, boolean pulled) {
    return fans.stream()
        .filter(fan -> post.boosted().isEmpty() || fan.boosts())
        .filter(fan -> !pulled || fan.notifies())
        .toList();
  }

  private static List<AccountId> followers(List<Fan> fans) {
    return fans.stream().map(Fan::follower).toList();
  }

  private List<AccountId> mentionedFollowers(Post post) {
    List<AccountId> mentioned =
        post.content().mentions().stream().map(Post.Mention::account).toList();
    return mentioned.stream()
        .filter(reader -> follows.edge(reader, post.author()).state() == FollowEdge.State.FOLLOWING)
        .toList();
  }

  /// Walks all fans a thousand at a time. A single thousand is worked off here; of more, each
  /// becomes an event of its own, so that no part takes long and a crash repeats little.
  private List<Event> eachThousandFans(
      AccountId account,
      UnaryOperator<List<Fan>> wanted,
      Consumer<List<Fan>> now,
      Function<List<AccountId>, Event> later) {
    List<Event> parts = new ArrayList<>();
    long after = 0;
    while (true) {
      List<Fan> fans = follows.fans(account, after, Event.READERS_PER_PART);
      List<Fan> readers = wanted.apply(fans);
      boolean last = fans.size() < Event.READERS_PER_PART;
      if (last && parts.isEmpty()) {
        now.accept(readers);
        return List.of();
      }
      if (!readers.isEmpty()) {
        parts.add(later.apply(followers(readers)));
      }
      if (last) {
        return parts;
      }
      after = fans.getLast().follower().value();
    }
  }

  private static HomeStore.Entry entry(Post post) {
    return new HomeStore.Entry(post.id(), post.author());
  }

  List<Event> deliver(PostId id, List<AccountId> readers) {
    Optional<Post> found = posts.find(id);
    if (found.isPresent() && !readers.isEmpty()) {
      home.push(entry(found.get()), readers);
      if (tells(found.get())) {
        tell(found.get(), follows.notified(found.get().author(), readers));
      }
    }
    return posts.find(id).isPresent() ? List.of() : withdraw(id, readers);
  }

  private void deliverNow(Post post, List<Fan> fans) {
    if (!fans.isEmpty()) {
      home.push(entry(post), followers(fans));
      if (tells(post)) {
        tell(post, followers(fans.stream().filter(Fan::notifies).toList()));
      }
    }
  }

  /// Whether those who asked to be told of each post are told of this one.
  private static boolean tells(Post post) {
    return post.boosted().isEmpty() && post.visibility() != Visibility.DIRECT;
  }

  private void tell(Post post, List<AccountId> readers) {
    for (AccountId reader : readers) {
      notifier.tell(reader, Kind.STATUS, post.author(), Optional.of(post.id()));
    }
  }

  /// What deleting `post` would have written.
  private static Event.PostDeleted gone(Post post) {
    List<AccountId> concerned = new ArrayList<>();
    post.content().mentions().forEach(mention -> concerned.add(mention.account()));
    post.boosted().ifPresent(boosted -> concerned.add(boosted.author()));
    return new Event.PostDeleted(
        post.id(),
        post.author(),
        post.root(),
        post.reply().map(Post.Reply::parent).orElse(post.id()),
        post.boosted().map(Post.Boosted::post).orElse(post.id()),
        concerned);
  }

  List<Event> deleted(Event.PostDeleted gone) {
    index.remove(gone.post());
    if (!gone.root().equals(gone.post())) {
      threads.leave(gone.root(), gone.post());
    }
    if (!gone.parent().equals(gone.post())) {
      threads.removeReply(gone.parent(), gone.post());
    }
    if (!gone.boosted().equals(gone.post())) {
      threads.removeBoost(/* post= */ gone.boosted(), /* boost= */ gone.post(), gone.author());
    }
    for (AccountId reader : gone.concerned()) {
      retract(gone, reader);
    }
    deleteBoosts(gone.post());
    return eachThousandFans(
        gone.author(),
        fans -> fans,
        fans -> withdraw(gone.post(), followers(fans)),
        readers -> new Event.Withdraw(gone.post(), readers));
  }

  private void retract(Event.PostDeleted gone, AccountId reader) {
    if (gone.boosted().equals(gone.post())) {
      notifier.retractAbout(List.of(reader), gone.post());
    } else {
      notifier.retract(reader, Kind.REBLOG, gone.author(), Optional.of(gone.boosted()));
    }
  }

  /// A post takes its boosts with it; each is deleted like any post, with its own event.
  private void deleteBoosts(PostId post) {
    long after = 0;
    while (true) {
      List<PostId> boosts = threads.boosts(post, after, BOOSTS_PER_ROUND);
      for (PostId boost : boosts) {
        // Its event is claimed from the outbox in its turn.
        posts.delete(boost, ids.event(boost));
      }
      if (boosts.size() < BOOSTS_PER_ROUND) {
        return;
      }
      after = boosts.getLast().value();
    }
  }

  List<Event> withdraw(PostId post, List<AccountId> readers) {
    home.withdraw(post, readers);
    notifier.retractAbout(readers, post);
    return List.of();
  }
}
