package sadari.engine.postgres;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A question that many threads ask at once, and that is asked once for all of them.
///
/// Nobody gets the answer to a question that was under way before they came: while one is asked,
/// all who come wait, and share the next. So each waits for two at most.
final class Coalesced<T> {
  private final Supplier<T> question;
  private final ReentrantLock asking = new ReentrantLock();
  private final AtomicLong begun = new AtomicLong();
  private @Nullable T answer;
  private @Nullable RuntimeException failure;

  Coalesced(Supplier<T> question) {
    this.question = question;
  }

  /// The answer to a question that was asked after this call began.
  T ask() {
    long wanted = begun.get() + 1;
    asking.lock();
    try {
      if (begun.get() < wanted) {
        begin();
      }
      if (failure != null) {
        throw failure;
      }
      return Objects.requireNonNull(answer);
    } finally {
      asking.unlock();
    }
  }

  private void begin() {
    begun.incrementAndGet();
    try {
      answer = question.get();
      failure = null;
    } catch (RuntimeException e) {
      failure = e;
    }
  }
}
