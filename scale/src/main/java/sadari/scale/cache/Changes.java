package sadari.scale.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import sadari.core.cache.SharedCache;
import sadari.core.cache.SharedCache.Hold;
import sadari.core.failure.Failure;
import sadari.core.failure.OutcomeUnknown;
import sadari.core.failure.Unavailable;

/// Makes changes to the database so that no cache answers as if they had not been made: the keys
/// are held, the database is changed, the keys are invalidated, and only then the writer is
/// answered.
///
/// A change is never refused because the shared cache is away. Thread-safe.
public final class Changes {
  private final SharedCache shared;
  private final Standing standing;
  private final LocalMemory memory;
  private final Journal journal;
  private final boolean tells;

  Changes(
      SharedCache shared, Standing standing, LocalMemory memory, Journal journal, boolean tells) {
    this.shared = shared;
    this.standing = standing;
    this.memory = memory;
    this.journal = journal;
    this.tells = tells;
  }

  /// Makes a change that concerns `keys`, whatever comes of it.
  public <T> T make(List<String> keys, Supplier<T> change) {
    return make(keys, change, _ -> List.of());
  }

  /// Makes a change that concerns `keys`, and others that only its result tells.
  public <T> T make(List<String> keys, Supplier<T> change, Function<T, Collection<String>> others) {
    Hold hold = hold(keys);
    T result;
    try {
      result = change.get();
    } catch (OutcomeUnknown e) {
      suppressing(e, () -> leaveHeld(keys));
      throw e;
    } catch (RuntimeException e) {
      // It may have been made all the same.
      suppressing(e, () -> invalidate(keys, hold));
      throw e;
    }
    List<String> all = new ArrayList<>(keys);
    all.addAll(others.apply(result));
    try {
      invalidate(all, hold);
    } catch (Failure failure) {
      throw new OutcomeUnknown("changed, but neither caches nor database can be told so", failure);
    }
    return result;
  }

  private static void suppressing(RuntimeException first, Runnable then) {
    try {
      then.run();
    } catch (Failure second) {
      first.addSuppressed(second);
    }
  }

  private Hold hold(List<String> keys) {
    if (!tells || keys.isEmpty()) {
      return Hold.NONE;
    }
    try {
      return shared.hold(keys);
    } catch (Unavailable away) {
      return Hold.NONE;
    }
  }

  /// The database may be at it still, and be done after whoever asks next has loaded what was
  /// before: until that can be no more, nothing that is loaded is kept. A hold tells everybody, as
  /// an invalidation does.
  private void leaveHeld(List<String> keys) {
    if (keys.isEmpty()) {
      return;
    }
    try {
      if (tells) {
        standing.saw(shared.hold(keys).number());
      }
    } catch (Unavailable away) {
      journal.note(keys);
    } finally {
      keys.forEach(memory::forget);
    }
  }

  private void invalidate(List<String> keys, Hold hold) {
    if (keys.isEmpty()) {
      return;
    }
    try {
      if (tells) {
        standing.saw(shared.invalidate(keys, hold));
      }
    } catch (Unavailable away) {
      journal.note(keys);
    } finally {
      // After the shared cache: what is loaded from now on is loaded from what it has now.
      keys.forEach(memory::forget);
    }
  }
}
