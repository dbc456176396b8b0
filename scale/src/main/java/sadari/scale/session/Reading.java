package sadari.scale.session;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sadari.core.consistency.Copy;
import sadari.core.consistency.Vector;
import sadari.core.id.AccountId;

/// What the request under way must see, and what it has used so far. One per request, bound to its
/// thread; what runs outside of a request (workers, start) decides.
///
/// Safe for use by several threads.
public final class Reading {
  /// What the answers are for.
  public enum Mode {
    /// For deciding what to write: asked of the data of record itself, past replicas and caches.
    DECIDE,
    /// For being shown: as old as the account's [Seen] allows.
    READ
  }

  /// How far the account has come.
  public sealed interface Seen {
    /// There is no account: any copy will do.
    record Nobody() implements Seen {}

    /// It is not known: only the data of record itself will do.
    record Unknown() implements Seen {}

    /// Any copy that has come as far will do.
    record Known(Vector vector) implements Seen {}
  }

  static final ScopedValue<Reading> CURRENT = ScopedValue.newInstance();

  private final Mode mode;
  private final Optional<AccountId> account;
  private final Function<AccountId, Seen> find;

  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Copy> used = new LinkedHashSet<>();
  private @Nullable Seen seen;
  private OptionalLong cached = OptionalLong.empty();

  Reading(Mode mode, Optional<AccountId> account, Function<AccountId, Seen> find) {
    this.mode = mode;
    this.account = account;
    this.find = find;
  }

  /// Of the request under way, or one that decides.
  public static Reading current() {
    return CURRENT.isBound()
        ? CURRENT.get()
        : new Reading(Mode.DECIDE, Optional.empty(), _ -> new Seen.Unknown());
  }

  /// Runs `work` as one that decides, whatever the request around it is for: it reads the data of
  /// record. For what is to be kept for others, who may have seen more than this account.
  public static <T> T deciding(Supplier<T> work) {
    Reading decides = new Reading(Mode.DECIDE, Optional.empty(), _ -> new Seen.Unknown());
    return ScopedValue.where(CURRENT, decides).call(work::get);
  }

  public Mode mode() {
    return mode;
  }

  /// Who asks, where it is an account.
  public Optional<AccountId> account() {
    return account;
  }

  /// How far the account has come. Asked of the store once per request, and only when a tier wants
  /// to know.
  public Seen seen() {
    lock.lock();
    try {
      Seen known = seen;
      if (known == null) {
        known = account.isEmpty() ? new Seen.Nobody() : find.apply(account.get());
        seen = known;
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  /// What [#seen] answered, where any tier wanted to know.
  Optional<Seen> asked() {
    lock.lock();
    try {
      return Optional.ofNullable(seen);
    } finally {
      lock.unlock();
    }
  }

  /// Notes that the request reads from, or writes to, this copy.
  public void uses(Copy copy) {
    lock.lock();
    try {
      used.add(copy);
    } finally {
      lock.unlock();
    }
  }

  /// Notes that the request shows what is kept for all: by whichever request that was loaded, it is
  /// of the data of record, and may be later than all the copies that this one uses itself.
  ///
  /// @param since when this process got it, on the clock of [System#nanoTime]
  public void usesCache(long since) {
    lock.lock();
    try {
      if (cached.isEmpty() || since - cached.getAsLong() > 0) {
        cached = OptionalLong.of(since);
      }
    } finally {
      lock.unlock();
    }
  }

  /// When this process got the latest of what the request used of caches; empty where it used none.
  OptionalLong cached() {
    lock.lock();
    try {
      return cached;
    } finally {
      lock.unlock();
    }
  }

  /// The copies used so far, in the order of their first use.
  public Set<Copy> used() {
    lock.lock();
    try {
      return new LinkedHashSet<>(used);
    } finally {
      lock.unlock();
    }
  }
}
