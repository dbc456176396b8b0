package sadari.scale.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import sadari.core.cache.DirtyKeys;
import sadari.core.cache.SharedCache;
import sadari.core.cache.SharedCache.Hold;

/// Changes that the shared cache could not be told of, and how everybody learns of them.
///
/// Each server looks into the journal all the time ([Watch]) and tells the shared cache what it
/// finds; it vouches for caches only for [Standing#VOUCHED] after it saw the journal settled. So
/// who notes a change and then waits a little longer than that knows: whoever uses a cache by then
/// has met the note, and settled it first. Where nobody can (the shared cache is dead for all), the
/// note stays, everybody reads the database, and further writers need not wait.
final class Journal {
  private static final Duration WAIT = Standing.VOUCHED.plusMillis(100);
  private static final int AT_ONCE = 1_000;

  private final DirtyKeys dirty;
  private final SharedCache shared;
  private final AtomicLong noted = new AtomicLong();

  Journal(DirtyKeys dirty, SharedCache shared) {
    this.dirty = dirty;
    this.shared = shared;
  }

  /// Notes changed keys; when this returns, nobody answers from a cache as if they had not.
  ///
  /// @throws sadari.core.failure.Failure where they could not be noted
  void note(Collection<String> keys) {
    noted.addAndGet(keys.size());
    DirtyKeys.Receipt receipt = dirty.note(keys);
    Duration rest = WAIT.minus(receipt.everything());
    if (rest.isPositive()) {
      pause(rest);
      List<DirtyKeys.Noted> oldest = dirty.pending(1);
      if (!oldest.isEmpty() && oldest.getFirst().id() <= receipt.last()) {
        // Nobody could tell the shared cache for so long: from now on all of it is in doubt, so
        // that
        // whoever writes next need not wait.
        var _ = dirty.note(List.of(DirtyKeys.EVERYTHING));
      }
    }
  }

  /// Notes changed keys, and does not wait until all know.
  ///
  /// @throws sadari.core.failure.Failure where they could not be noted
  void mention(Collection<String> keys) {
    noted.addAndGet(keys.size());
    var _ = dirty.note(keys);
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Tells the shared cache what is noted, and settles it. Done when nothing is left.
  ///
  /// @throws sadari.core.failure.Failure where the database or the shared cache cannot be asked
  void settle() {
    List<DirtyKeys.Noted> pending = dirty.pending(AT_ONCE);
    if (pending.isEmpty()) {
      return;
    }
    boolean all =
        pending.size() == AT_ONCE || pending.getFirst().key().equals(DirtyKeys.EVERYTHING);
    long _ =
        all
            ? tellAll()
            : shared.invalidate(
                pending.stream().map(DirtyKeys.Noted::key).distinct().toList(), Hold.NONE);
    dirty.settle(pending.stream().map(DirtyKeys.Noted::id).toList());
  }

  /// What is changed from now on may be changed too late to be told with everything else, so it is
  /// noted by itself. Not before the shared cache answers: until then each writer would wait.
  private long tellAll() {
    long _ = shared.number();
    dirty.telling();
    return shared.invalidateAll();
  }

  /// How many keys were noted since the start.
  long noted() {
    return noted.get();
  }
}
