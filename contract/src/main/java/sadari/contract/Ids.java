package sadari.contract;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import sadari.core.id.AccountId;
import sadari.core.id.AppId;
import sadari.core.id.Bucket;
import sadari.core.id.DeedId;
import sadari.core.id.EventId;
import sadari.core.id.Id;
import sadari.core.id.JobId;
import sadari.core.id.MediaId;
import sadari.core.id.NotificationId;
import sadari.core.id.PostId;
import sadari.core.id.ReportId;
import sadari.core.id.TokenId;

/// Makes ids for tests: unique in the process, later ones larger, in any bucket. Thread-safe.
///
/// Counting milliseconds instead of reading a clock makes "newer" certain.
public final class Ids {
  private static final AtomicLong MILLIS =
      new AtomicLong(System.currentTimeMillis() - Id.EPOCH_MILLIS);
  private static final int OWNER_BITS = Id.NODE_BITS + Id.SEQUENCE_BITS;

  private Ids() {}

  /// A fresh number in a bucket, larger than all before.
  public static long next(Bucket bucket) {
    long millis = MILLIS.incrementAndGet();
    return (millis << (Id.BUCKET_BITS + OWNER_BITS)) | ((long) bucket.number() << OWNER_BITS);
  }

  /// A fresh number in the bucket of `owner`.
  public static long nextFor(Id owner) {
    return next(owner.bucket());
  }

  /// An account in a bucket of its own, as far as there are enough.
  public static AccountId account() {
    return account(new Bucket((int) (MILLIS.get() % Bucket.COUNT)));
  }

  /// An account in a bucket.
  public static AccountId account(Bucket bucket) {
    return new AccountId(next(bucket));
  }

  /// An application in any bucket.
  public static AppId app() {
    return new AppId(nextFor(account()));
  }

  /// A token in the bucket of its owner.
  public static TokenId token(Id owner) {
    return new TokenId(nextFor(owner));
  }

  /// A post of an author.
  public static PostId post(AccountId author) {
    return new PostId(nextFor(author));
  }

  /// A post of an author, made at `instant`: the only one of the author in that millisecond.
  public static PostId postAt(AccountId author, Instant instant) {
    return new PostId(at(author, instant));
  }

  /// A photo of an owner, uploaded at `instant`: the only one of the owner in that millisecond.
  public static MediaId mediaAt(AccountId owner, Instant instant) {
    return new MediaId(at(owner, instant));
  }

  private static long at(Id owner, Instant instant) {
    return Id.floor(instant) | ((long) owner.bucket().number() << OWNER_BITS);
  }

  /// A photo of an owner.
  public static MediaId media(AccountId owner) {
    return new MediaId(nextFor(owner));
  }

  /// Work that an account asked for.
  public static JobId job(AccountId owner) {
    return new JobId(nextFor(owner));
  }

  /// A deed of the operators that concerns an account.
  public static DeedId deed(AccountId concerned) {
    return new DeedId(nextFor(concerned));
  }

  /// What an account reports.
  public static ReportId report(AccountId reporter) {
    return new ReportId(nextFor(reporter));
  }

  /// A notification for a reader.
  public static NotificationId notification(AccountId reader) {
    return new NotificationId(nextFor(reader));
  }

  /// An event whose cause is in the bucket of `owner`.
  public static EventId event(Id owner) {
    return new EventId(nextFor(owner));
  }
}
