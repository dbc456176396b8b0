package sadari.scale.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.OptionalLong;
import sadari.core.consistency.Copies;
import sadari.core.consistency.Copy;
import sadari.core.consistency.Invalidations;
import sadari.core.consistency.Position;
import sadari.core.consistency.Replica;
import sadari.core.consistency.Vector;
import sadari.core.consistency.VectorStore;
import sadari.core.failure.Failure;
import sadari.core.failure.OutcomeUnknown;
import sadari.core.failure.Unavailable;
import sadari.core.id.AccountId;
import sadari.scale.session.Reading.Seen;

/// Opens a [Reading] around each request, and raises the account's vector before the answer leaves.
///
/// After a request each copy it used is asked how far it has come *now*: whatever the request wrote
/// or saw lies before that. So an account's next request, on whichever server, sees it too.
/// Thread-safe.
public final class SessionGuarantees {
  private static final Logger LOG = System.getLogger(SessionGuarantees.class.getName());

  private final VectorStore vectors;
  private final Invalidations invalidations;
  private final Optional<Copies> copies;
  private final Optional<PrimaryPosition> primary;

  /// @param copies of the data of record; empty where there is only one
  public SessionGuarantees(
      VectorStore vectors, Invalidations invalidations, Optional<Copies> copies) {
    this.vectors = vectors;
    this.invalidations = invalidations;
    this.copies = copies;
    this.primary = copies.map(PrimaryPosition::new);
  }

  /// A request, or any other work that answers something.
  @FunctionalInterface
  public interface Work<T, X extends Throwable> {
    T run() throws X;
  }

  /// Runs `work` as a request of `account`; a stranger's where there is none.
  public <T, X extends Throwable> T during(
      Reading.Mode mode, Optional<AccountId> account, Work<T, X> work) throws X {
    Reading reading = new Reading(mode, account, this::find);
    return ScopedValue.where(Reading.CURRENT, reading)
        .call(
            () -> {
              try {
                return work.run();
              } finally {
                account.ifPresent(id -> settle(reading, id));
              }
            });
  }

  private Seen find(AccountId account) {
    try {
      return vectors.find(account).<Seen>map(Seen.Known::new).orElseGet(Seen.Unknown::new);
    } catch (Failure failure) {
      LOG.log(Level.DEBUG, "an account's vector is not known: {0}", failure.toString());
      return new Seen.Unknown();
    }
  }

  /// What cannot be settled is no success: the account's next request could miss what this one
  /// wrote or saw.
  private void settle(Reading reading, AccountId account) {
    switch (reading.mode()) {
      case DECIDE -> {
        if (copies.isPresent() && reading.used().isEmpty() && reading.cached().isEmpty()) {
          // It met no copy, so it has no position to leave; none is less than the account may have.
          return;
        }
        try {
          raise(account, Vector.NONE, seenNow(reading, true));
        } catch (Failure failure) {
          throw new OutcomeUnknown("done, but nobody can say from where on it is seen", failure);
        }
      }
      case READ -> {
        Optional<Seen> asked = reading.asked();
        if (asked.isPresent() && asked.get() instanceof Seen.Known(Vector before)) {
          raise(account, before, seenNow(reading, false));
        } else if (asked.isPresent() || !reading.used().isEmpty()) {
          raise(account, Vector.NONE, seenNow(reading, true));
        } // else no tier was in the way
      }
    }
  }

  private void raise(AccountId account, Vector before, Vector now) {
    Vector both = before.max(now);
    if (!both.equals(before)) {
      vectors.raise(account, both); // not `now` alone: what was before may be lost by now
    }
  }

  /// @param mayHavePublished after a write, or where nothing was known: anything up to now may be
  ///   the account's own
  private Vector seenNow(Reading reading, boolean mayHavePublished) {
    Position position = Position.NONE;
    for (Copy copy : reading.used()) {
      position = position.max(position(copy));
    }
    OptionalLong cached = reading.cached();
    if (primary.isPresent() && cached.isPresent()) {
      // What caches have comes from the primary: a replica that shows less would go back behind it.
      position =
          position.max(
              mayHavePublished ? primary.get().now() : primary.get().since(cached.getAsLong()));
    }
    return Vector.of(
        position, mayHavePublished ? invalidations.published() : invalidations.applied());
  }

  /// Of a replica that has died meanwhile: whatever it showed, the primary has.
  private Position position(Copy copy) {
    try {
      return copy.position();
    } catch (Unavailable gone) {
      if (copies.isPresent() && copy instanceof Replica) {
        return copies.get().primary().position();
      }
      throw gone;
    }
  }
}
