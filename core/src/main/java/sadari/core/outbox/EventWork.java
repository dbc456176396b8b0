package sadari.core.outbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import sadari.core.failure.Failure;
import sadari.core.id.EventId;
import sadari.core.id.IdGenerator;

/// One try at an event, wherever it came from, and what comes of its failure.
///
/// A failure is tried again with exponential back-off and full jitter. Failures of infrastructure
/// for ever, and without being counted; a handler that fails of itself [#MAX_ATTEMPTS] times gets
/// its event buried, and so does an event that workers die of. Thread-safe.
public final class EventWork {
  /// After how many failures of the handler itself an event is given up.
  public static final int MAX_ATTEMPTS = 12;

  /// After how many tries that nobody lived to answer an event is given up.
  public static final int MAX_DEATHS = 2 * MAX_ATTEMPTS;

  private static final Logger LOG = System.getLogger(EventWork.class.getName());
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_RETRY = Duration.ofMinutes(5);

  private final Outbox outbox;
  private final EventHandler handler;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final OutboxMeter meter;

  public EventWork(
      Outbox outbox,
      EventHandler handler,
      IdGenerator ids,
      InstantSource clock,
      RandomGenerator random,
      OutboxMeter meter) {
    this.outbox = outbox;
    this.handler = handler;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
    this.meter = meter;
  }

  /// What came of a try.
  public sealed interface Result {
    /// All effects are there; the event is still to be taken out.
    record Done() implements Result {}

    /// These took its place in the outbox.
    record Split(List<PendingEvent> parts) implements Result {}

    /// The outbox keeps it for another try, or for operators.
    record Kept() implements Result {}

    /// It failed, and the outbox could not be told: it comes again when its lease is over.
    record Unnoted() implements Result {}
  }

  /// Tries an event.
  ///
  /// @param own the lanes whose parts the caller goes on with itself; others are anybody's at once
  public Result attempt(PendingEvent pending, Set<Lane> own) {
    if (pending.attempts() >= MAX_DEATHS) {
      return giveUp(pending, "its workers died");
    }
    Instant began = clock.instant();
    Result result;
    OutboxMeter.Outcome outcome;
    try {
      List<Event> parts = handler.handle(pending.event());
      result = parts.isEmpty() ? new Result.Done() : replace(pending, parts, own);
      outcome = OutboxMeter.Outcome.DONE;
    } catch (RuntimeException | Error e) {
      // An Error, too: one event whose handling overflows the stack must not end the worker.
      boolean bury = !(e instanceof Failure) && pending.attempts() + 1 >= MAX_ATTEMPTS;
      result = failed(pending, e, bury);
      outcome = bury ? OutboxMeter.Outcome.BURIED : OutboxMeter.Outcome.RETRY;
    }
    meter.attempted(pending.event(), Duration.between(began, clock.instant()), outcome);
    return result;
  }

  private Result replace(PendingEvent cause, List<Event> parts, Set<Lane> own) {
    List<PendingEvent> pending =
        parts.stream()
            .map(part -> new PendingEvent(new EventId(ids.next(cause.id().bucket())), part, 0))
            .toList();
    boolean mine = pending.stream().anyMatch(part -> own.contains(part.event().lane()));
    Instant now = clock.instant();
    outbox.replace(cause.id(), pending, mine ? now.plus(Outbox.HEAD_START) : now);
    return new Result.Split(pending);
  }

  /// Buries an event without a try.
  public Result giveUp(PendingEvent pending, String cause) {
    LOG.log(Level.ERROR, "event {0} ({1}): {2}", pending.id(), pending.event().kind(), cause);
    Result result = noted(() -> bury(pending, cause));
    meter.attempted(pending.event(), Duration.ZERO, OutboxMeter.Outcome.BURIED);
    return result;
  }

  private void bury(PendingEvent pending, String cause) {
    try {
      handler.givenUp(pending.event());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "nobody could be told that event " + pending.id() + " is given up", e);
    }
    outbox.bury(pending, cause);
  }

  private Result failed(PendingEvent pending, Throwable e, boolean bury) {
    int attempts = pending.attempts() + 1;
    LOG.log(
        bury ? Level.ERROR : Level.WARNING,
        "event " + pending.id() + " (" + pending.event().kind() + "), attempt " + attempts,
        e);
    if (bury) {
      return noted(() -> bury(pending, cause(e)));
    }
    // In whole milliseconds, which the end of a relay's lease never is.
    Instant next = clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(backOff(attempts));
    return noted(
        () -> outbox.again(e instanceof Failure ? uncounted(pending) : pending, next, cause(e)));
  }

  /// The event is well, what it needs was not there.
  private static PendingEvent uncounted(PendingEvent event) {
    return new PendingEvent(event.id(), event.event(), Math.max(0, event.attempts() - 1));
  }

  private static Result noted(Runnable note) {
    try {
      note.run();
      return new Result.Kept();
    } catch (RuntimeException unreachable) {
      // The outbox cannot be asked either: the head start or the lease runs out by itself.
      LOG.log(Level.DEBUG, "could not note the retry", unreachable);
      return new Result.Unnoted();
    }
  }

  /// The kind of failure and where in this program it came up; messages may hold personal data.
  private static String cause(Throwable e) {
    String name = e.getClass().getSimpleName();
    for (StackTraceElement frame : e.getStackTrace()) {
      if (frame.getClassName().startsWith("sadari.")) {
        return name + " in " + frame.getClassName() + ":" + frame.getLineNumber();
      }
    }
    return name;
  }

  private Duration backOff(int attempts) {
    long cap = LAST_RETRY.toMillis();
    long upper = Math.min(cap, FIRST_RETRY.toMillis() << Math.min(attempts, 16));
    return Duration.ofMillis(FIRST_RETRY.toMillis() / 2 + random.nextLong(upper));
  }
}
