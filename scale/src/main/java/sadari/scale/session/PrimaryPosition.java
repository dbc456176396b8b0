package sadari.scale.session;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import sadari.core.consistency.Copies;
import sadari.core.consistency.Position;

/// How far the data of record has come, asked no more often than is needed: what was seen up to a
/// moment lies before the answer to any question that began after it. So what a cache has had for a
/// while costs no question. Thread-safe.
final class PrimaryPosition {
  /// What the primary said.
  ///
  /// @param asked when the question began, on the clock of [System#nanoTime]
  private record Told(long asked, Position position) {}

  private final Copies copies;
  private final AtomicReference<Optional<Told>> latest = new AtomicReference<>(Optional.empty());

  PrimaryPosition(Copies copies) {
    this.copies = copies;
  }

  /// A position that everything seen until `moment` lies at or before.
  ///
  /// @param moment on the clock of [System#nanoTime]
  /// @throws sadari.core.failure.Unavailable where it is not known and the primary cannot be asked
  Position since(long moment) {
    return latest
        .get()
        .filter(told -> told.asked() - moment > 0)
        .map(Told::position)
        .orElseGet(this::now);
  }

  /// A position that everything seen until now lies at or before.
  ///
  /// @throws sadari.core.failure.Unavailable where the primary cannot be asked
  Position now() {
    long asked = System.nanoTime();
    Position position = copies.primary().position();
    latest.updateAndGet(
        known ->
            known.isPresent() && known.get().asked() - asked >= 0
                ? known
                : Optional.of(new Told(asked, position)));
    return position;
  }
}
