package sadari.core.cache;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sadari.core.id.AccountId;

/// A cache that all servers share (L2): bytes by key, for a bounded time. It may forget anything at
/// any moment; what it must never do is to give what was invalidated.
///
/// ```
/// read   look ─ Hit
///             └ Leased ─▶ load from the database ─▶ set      (kept only while the lease is held)
/// write  hold ─▶ change the database ─▶ invalidate           (hold and invalidate end all leases)
/// ```
///
/// - **Leases** (Nishtala et al., Scaling Memcache at Facebook, NSDI 2013). Of all who miss a key
///   one is leased the right to set it. A [#hold] or [#invalidate] of the key ends the lease: what
///   was loaded before a write is never set after it.
/// - **Holds.** Between hold and invalidate the key has no value and nobody is leased. So there is
///   no moment at which the database has changed and a cache has the older value – not even when
///   the writer dies between the two: the hold runs out by itself.
/// - **Numbers.** Each hold and each invalidation has a number; later ones have larger numbers,
///   also when the cache loses its memory, or another machine takes over. Followers get them in
///   order and without a gap, or are told that there was one.
/// - **Epochs.** A cache that may have lost an invalidation – another process, a flush, a fail-over
///   to a copy that lags – begins a new epoch: nothing set before is ever given again.
///
/// Every operation answers within a bounded time, or throws [sadari.core.failure.Unavailable]: at
/// once, while the cache is known to be away. An operation that failed may have been done. Thread-
/// safe.
public interface SharedCache {
  /// The longest key, in characters; printable, without spaces.
  int LONGEST_KEY = 200;

  /// The key of an account's vector, where one engine keeps vectors and values: to invalidate it is
  /// to make the vector unknown.
  static String vector(AccountId account) {
    return "vector:" + Long.toString(account.value(), Character.MAX_RADIX);
  }

  /// How long a lease lasts at most.
  Duration LEASE = Duration.ofSeconds(3);

  /// How long a hold lasts at most: longer than a write to the database can take.
  Duration HOLD = Duration.ofSeconds(15);

  /// What there is of `keys`, each with its answer, in their order. Who gets [Answer.Leased] is
  /// expected to [#set].
  Looked look(List<String> keys);

  /// @param number the largest number that had been given when this was answered
  record Looked(long number, List<Answer> answers) {
    public Looked {
      answers = List.copyOf(answers);
    }
  }

  /// What there is of one key.
  sealed interface Answer {
    /// The value.
    record Hit(Bytes value) implements Answer {}

    /// Nothing; who asks is to load it.
    record Leased(Lease lease) implements Answer {}

    /// Nothing; somebody else loads it. It may be there in a moment.
    record Busy() implements Answer {}

    /// Nothing; it is being written. What is loaded now must not be kept.
    record Held() implements Answer {}
  }

  /// The right to set one key.
  ///
  /// @param token nobody else's
  record Lease(String token) {}

  /// A lease of a key whose value is there and shall be made anew before it runs out; none where
  /// somebody has one.
  Optional<Lease> renew(String key);

  /// Sets those values whose leases are still held; each lease ends.
  ///
  /// @return the largest number that has been given, at least as large as any invalidation that
  ///   kept a value from being set
  long set(List<Fill> fills);

  /// Gives leases back: whoever could not load lets the next one try at once.
  void release(Map<String, Lease> leases);

  /// A value to set.
  ///
  /// @param life for how long it is kept, at most
  record Fill(String key, Lease lease, Bytes value, Duration life) {}

  /// Takes the values away and keeps others from being set, until [#invalidate] with this hold, or
  /// for [#HOLD]. A later hold of the same key takes its place.
  Hold hold(List<String> keys);

  /// @param token nobody else's
  /// @param number of this hold
  record Hold(String token, long number) {
    /// For an invalidation without a hold.
    public static final Hold NONE = new Hold("", 0);
  }

  /// Takes the values and leases away and ends the hold.
  ///
  /// @return the number of this invalidation
  long invalidate(List<String> keys, Hold hold);

  /// Begins a new epoch: all values, leases and holds are gone.
  ///
  /// @return the number of this invalidation
  long invalidateAll();

  /// The largest number that has been given: the pulse of the cache.
  long number();

  /// Follows holds and invalidations, by whomever, from now until closed. One follower at a time.
  Following follow(Follower follower);

  /// Ends the following.
  interface Following extends AutoCloseable {
    @Override
    void close();
  }

  /// Who follows. Called by one thread at a time; must not block.
  interface Follower {
    /// From now on all with numbers larger than `number` come.
    void connected(long number);

    /// These keys were held or invalidated.
    void invalidated(long number, List<String> keys);

    /// Some may be missed from now on, until [#connected] is called again.
    void disconnected();
  }
}
