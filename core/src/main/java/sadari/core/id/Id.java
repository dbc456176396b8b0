package sadari.core.id;

import java.time.Instant;
import java.util.OptionalLong;

/// The identity of something that an account owns. Typed by its records, so that a post's id is
/// never taken for an account's.
///
/// ```
/// 63 bits, most significant first:
///   41  milliseconds since 2025-01-01T00:00:00Z   (until 2094)
///   10  bucket of the owner                       (1,024)
///   10  node that made the id                     (1,024 at a time, leased)
///    2  sequence within millisecond, bucket and node
/// ```
///
/// Ids sort by time first, so "newer" is "larger". The layout is Snowflake's (Twitter, 2010) with
/// the bucket in it: an id alone tells where its row lives.
public sealed interface Id
    permits AccountId,
        PostId,
        MediaId,
        NotificationId,
        AppId,
        TokenId,
        EventId,
        JobId,
        DeedId,
        ReportId {
  int SEQUENCE_BITS = 2;
  int NODE_BITS = 10;
  int BUCKET_BITS = 10;
  int TIME_BITS = 41;

  /// 2025-01-01T00:00:00Z in milliseconds since 1970: the zero of the time part.
  long EPOCH_MILLIS = 1_735_689_600_000L;

  /// The 63-bit number; positive.
  long value();

  /// The bucket that the thing lives in.
  default Bucket bucket() {
    return new Bucket((int) (value() >>> (NODE_BITS + SEQUENCE_BITS)) & (Bucket.COUNT - 1));
  }

  /// When the id was made, to the millisecond, by the maker's clock.
  default Instant madeAt() {
    return Instant.ofEpochMilli(
        (value() >>> (BUCKET_BITS + NODE_BITS + SEQUENCE_BITS)) + EPOCH_MILLIS);
  }

  /// The decimal form used in JSON and URLs.
  default String text() {
    return Long.toString(value());
  }

  /// Reads the decimal form; empty for anything else. Zeros in front are refused: a thing has one
  /// id, and one address.
  static OptionalLong parse(String text) {
    if (text.isEmpty() || text.length() > 19 || text.charAt(0) == '0') {
      return OptionalLong.empty();
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
        return OptionalLong.empty();
      }
      value = value * 10 + digit;
    }
    return OptionalLong.of(value);
  }

  /// Refuses what cannot be an id; for the records' constructors.
  static long check(long value) {
    if (value <= 0) {
      throw new IllegalArgumentException("an id is positive: " + value);
    }
    return value;
  }

  /// The smallest number an id made at `instant` or later can have.
  static long floor(Instant instant) {
    return Math.max(0, instant.toEpochMilli() - EPOCH_MILLIS)
        << (BUCKET_BITS + NODE_BITS + SEQUENCE_BITS);
  }
}
