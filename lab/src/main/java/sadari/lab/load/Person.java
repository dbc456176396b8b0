package sadari.lab.load;

import java.util.Deque;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Somebody with an account and what they remember. Thread-safe: people do several things at once,
/// on several devices.
final class Person {
  private static final int REMEMBERED = 30;

  private final String handle;
  private final String id;
  private final String token;
  private final Deque<Posted> posts = new ConcurrentLinkedDeque<>();
  private final Set<String> favouritedEver = ConcurrentHashMap.newKeySet();
  private final Queue<Posted> favourites = new ConcurrentLinkedQueue<>();
  private final AtomicInteger number = new AtomicInteger();
  private final AtomicBoolean editing = new AtomicBoolean();

  Person(String handle, String id, String token) {
    this.handle = handle;
    this.id = id;
    this.token = token;
  }

  /// A post that was acknowledged.
  record Posted(String text, String id) {}

  String handle() {
    return handle;
  }

  String id() {
    return id;
  }

  String token() {
    return token;
  }

  /// A word that nobody has written before.
  String word() {
    return handle + "x" + number.incrementAndGet();
  }

  void posted(Posted post) {
    posts.addFirst(post);
    if (posts.size() > REMEMBERED) {
      posts.pollLast();
    }
  }

  /// One of the newest posts, if there are any.
  Optional<Posted> recent(int choice) {
    return posts.stream().skip(choice % Math.max(1, posts.size())).findFirst();
  }

  /// Their oldest post that is remembered, to be deleted.
  Optional<Posted> oldest() {
    return Optional.ofNullable(posts.pollLast());
  }

  /// Whether they never favourited it before; asked once for each post.
  boolean favouritesFirst(Posted post) {
    return favouritedEver.add(post.text());
  }

  void favourited(Posted post) {
    favourites.add(post);
  }

  /// A favourite to be taken back, once.
  Optional<Posted> favourite() {
    return Optional.ofNullable(favourites.poll());
  }

  /// Whether they may edit their profile now: nobody edits it on two devices at once.
  boolean beginEdit() {
    return editing.compareAndSet(false, true);
  }

  void endEdit() {
    editing.set(false);
  }
}
