package sadari.core.id;

/// A logical shard: one of 1,024 parts that all data of all accounts is divided into.
///
/// What an account owns lives in the account's bucket. A bucket is the smallest thing that moves
/// between databases; its number never changes.
///
/// @param number from 0 to 1,023
public record Bucket(int number) {
  /// How many buckets there are, on every rung.
  public static final int COUNT = 1 << Id.BUCKET_BITS;

  public Bucket {
    if (number < 0 || number >= COUNT) {
      throw new IllegalArgumentException("bucket must be 0 to " + (COUNT - 1) + ": " + number);
    }
  }
}
