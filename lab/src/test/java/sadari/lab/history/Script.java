package sadari.lab.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A history written by hand; times in seconds.
final class Script {
  private final List<Operation> operations = new ArrayList<>();

  /// Something acknowledged.
  Script did(String account, Action action, double from, double to) {
    return add(account, action, Outcome.OK, from, to, false);
  }

  Script refused(String account, Action action, double from, double to) {
    return add(account, action, Outcome.FAILED, from, to, false);
  }

  Script unknown(String account, Action action, double from, double to) {
    return add(account, action, Outcome.UNKNOWN, from, to, false);
  }

  /// A read after everything had time to arrive.
  Script settled(String account, Action.Read action, double from, double to) {
    return add(account, action, Outcome.OK, from, to, true);
  }

  private Script add(
      String account, Action action, Outcome outcome, double from, double to, boolean settled) {
    operations.add(
        new Operation(
            operations.size(), account, action, outcome, nanos(from), nanos(to), settled));
    return this;
  }

  private static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }

  List<Violation> check() {
    return Checker.check(operations);
  }

  List<Operation> operations() {
    return operations;
  }

  /// A post with an id of its own: that of `p7` is 7.
  static Action.Post post(String post) {
    return new Action.Post(post, id(post));
  }

  private static long id(String post) {
    return Long.parseLong(post.substring(1));
  }

  static Page page(long floor, String... posts) {
    return new Page(
        Arrays.stream(posts).map(post -> new Page.Entry(post, id(post))).toList(), floor);
  }

  /// The whole list of an author.
  static Action.ReadList list(String author, String... posts) {
    return new Action.ReadList(author, page(0, posts));
  }

  static Action.ReadHome home(String... posts) {
    return new Action.ReadHome(page(0, posts));
  }

  static Action.ReadPost found(String post, boolean favourited, long favourites) {
    return new Action.ReadPost(
        post, Optional.of(new Action.Seen(id(post), favourited, favourites)));
  }

  static Action.ReadPost found(String post) {
    return found(post, false, 0);
  }

  static Action.ReadPost missing(String post) {
    return new Action.ReadPost(post, Optional.empty());
  }
}
