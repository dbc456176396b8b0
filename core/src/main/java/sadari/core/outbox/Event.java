package sadari.core.outbox;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import sadari.core.id.AccountId;
import sadari.core.id.Id;
import sadari.core.id.JobId;
import sadari.core.id.PostId;

/// Something happened whose effects lie in other buckets.
///
/// An event is a notice, not a command: its handler reads the present state at the cause's side and
/// makes the other sides like it. So an event may come twice, late, or after a newer one.
public sealed interface Event {
  /// A post, reply or boost was published: index it, tell those concerned, fan it out.
  record PostPublished(PostId post) implements Event {}

  /// A post is gone; nothing else remembers what it was.
  ///
  /// @param author who wrote it
  /// @param root of the thread it was in, or itself
  /// @param parent what it answered, or itself
  /// @param boosted what it boosted, or itself
  /// @param concerned who may have been notified of it
  record PostDeleted(
      PostId post,
      AccountId author,
      PostId root,
      PostId parent,
      PostId boosted,
      List<AccountId> concerned)
      implements Event {
    public PostDeleted {
      concerned = List.copyOf(concerned);
    }
  }

  /// A post with photos is gone: whoever keeps copies of them shall forget them.
  record PhotosWithdrawn(PostId post) implements Event {}

  /// An account has another portrait or header, or none: whoever keeps copies of the old one shall
  /// forget them.
  record PortraitsWithdrawn(AccountId account) implements Event {}

  /// An account favourited a post, or took it back.
  record FavouriteChanged(AccountId actor, PostId post) implements Event {}

  /// A follow was asked for, granted or undone.
  record FollowChanged(AccountId follower, AccountId target) implements Event {}

  /// An account is new, or its profile has changed: whoever looks for it finds what it says now.
  record AccountChanged(AccountId account) implements Event {}

  /// Operators clear an account: its posts, its boosts and what its profile says go.
  ///
  /// @param before what was posted later stays; an id of the time of the deed
  record AccountCleared(AccountId account, PostId before) implements Event {}

  /// Edits to a photo were asked for.
  record PhotoEditAsked(JobId job) implements Event {}

  /// An account has become a celebrity: its followers' sides shall know.
  record CelebrityRisen(AccountId account) implements Event {}

  /// One part of a fan-out: a post into the inboxes of these readers. At most [#READERS_PER_PART].
  record Deliver(PostId post, List<AccountId> readers) implements Event {
    public Deliver {
      readers = List.copyOf(readers);
    }
  }

  /// One part of a fan-out: a post out of the inboxes of these readers. At most
  /// [#READERS_PER_PART].
  record Withdraw(PostId post, List<AccountId> readers) implements Event {
    public Withdraw {
      readers = List.copyOf(readers);
    }
  }

  /// How many followers one part of a fan-out carries at most.
  int READERS_PER_PART = 1_000;

  /// The stable name of the kind, for stores and queues.
  default String kind() {
    return switch (this) {
      case PostPublished _ -> "post-published";
      case PostDeleted _ -> "post-deleted";
      case PhotosWithdrawn _ -> "photos-withdrawn";
      case PortraitsWithdrawn _ -> "portraits-withdrawn";
      case FavouriteChanged _ -> "favourite-changed";
      case FollowChanged _ -> "follow-changed";
      case AccountChanged _ -> "account-changed";
      case AccountCleared _ -> "account-cleared";
      case PhotoEditAsked _ -> "photo-edit";
      case CelebrityRisen _ -> "celebrity-risen";
      case Deliver _ -> "deliver";
      case Withdraw _ -> "withdraw";
    };
  }

  /// Among which kind of work it is done.
  default Lane lane() {
    return switch (this) {
      case PostPublished _,
          PostDeleted _,
          PhotosWithdrawn _,
          PortraitsWithdrawn _,
          FavouriteChanged _,
          FollowChanged _,
          AccountChanged _ ->
          Lane.INTERACTIVE;
      case Deliver _, Withdraw _ -> Lane.FANOUT;
      case PhotoEditAsked _ -> Lane.MEDIA;
      case CelebrityRisen _, AccountCleared _ -> Lane.BULK;
    };
  }

  /// The ids in it, in order: with [#kind] all there is to store.
  default long[] numbers() {
    return switch (this) {
      case PostPublished(PostId post) -> new long[] {post.value()};
      case PostDeleted d ->
          join(List.of(d.post(), d.author(), d.root(), d.parent(), d.boosted()), d.concerned());
      case PhotosWithdrawn(PostId post) -> new long[] {post.value()};
      case PortraitsWithdrawn(AccountId account) -> new long[] {account.value()};
      case FavouriteChanged(AccountId actor, PostId post) ->
          new long[] {actor.value(), post.value()};
      case FollowChanged(AccountId follower, AccountId target) ->
          new long[] {follower.value(), target.value()};
      case AccountChanged(AccountId account) -> new long[] {account.value()};
      case AccountCleared(AccountId account, PostId before) ->
          new long[] {account.value(), before.value()};
      case PhotoEditAsked(JobId job) -> new long[] {job.value()};
      case CelebrityRisen(AccountId account) -> new long[] {account.value()};
      case Deliver(PostId post, List<AccountId> readers) -> join(List.of(post), readers);
      case Withdraw(PostId post, List<AccountId> readers) -> join(List.of(post), readers);
    };
  }

  private static long[] join(List<? extends Id> fixed, List<AccountId> accounts) {
    return Stream.concat(fixed.stream(), accounts.stream()).mapToLong(Id::value).toArray();
  }

  /// The event of a kind and its ids: the inverse of [#kind] and [#numbers].
  ///
  /// @throws IllegalArgumentException where the kind is unknown or the ids do not fit it
  static Event of(String kind, long[] n) {
    return switch (kind) {
      case "post-published" -> new PostPublished(post(exactly(1, n), 0));
      case "post-deleted" ->
          new PostDeleted(
              post(n, 0), account(n, 1), post(n, 2), post(n, 3), post(n, 4), accounts(n, 5));
      case "photos-withdrawn" -> new PhotosWithdrawn(post(exactly(1, n), 0));
      case "portraits-withdrawn" -> new PortraitsWithdrawn(account(exactly(1, n), 0));
      case "favourite-changed" -> new FavouriteChanged(account(exactly(2, n), 0), post(n, 1));
      case "follow-changed" -> new FollowChanged(account(exactly(2, n), 0), account(n, 1));
      case "account-changed" -> new AccountChanged(account(exactly(1, n), 0));
      case "account-cleared" -> new AccountCleared(account(exactly(2, n), 0), post(n, 1));
      case "photo-edit" -> new PhotoEditAsked(new JobId(number(exactly(1, n), 0)));
      case "celebrity-risen" -> new CelebrityRisen(account(exactly(1, n), 0));
      case "deliver" -> new Deliver(post(n, 0), accounts(n, 1));
      case "withdraw" -> new Withdraw(post(n, 0), accounts(n, 1));
      default -> throw new IllegalArgumentException("unknown kind of event: " + kind);
    };
  }

  private static long[] exactly(int length, long[] numbers) {
    if (numbers.length != length) {
      throw new IllegalArgumentException("event has not " + length + " ids: " + numbers.length);
    }
    return numbers;
  }

  private static PostId post(long[] numbers, int index) {
    return new PostId(number(numbers, index));
  }

  private static AccountId account(long[] numbers, int index) {
    return new AccountId(number(numbers, index));
  }

  private static long number(long[] numbers, int index) {
    if (index >= numbers.length) {
      throw new IllegalArgumentException("event is too short: " + numbers.length);
    }
    return numbers[index];
  }

  private static List<AccountId> accounts(long[] numbers, int from) {
    return LongStream.of(numbers).skip(from).mapToObj(AccountId::new).toList();
  }
}
