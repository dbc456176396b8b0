package sadari.core.failure;

/// The write may or may not have happened, for example because the connection broke during a
/// commit.
///
/// Retried only where it cannot happen twice: with an idempotency key, or where the write is
/// idempotent.
public final class OutcomeUnknown extends Failure {
  public OutcomeUnknown(String message) {
    super(message);
  }

  public OutcomeUnknown(String message, Throwable cause) {
    super(message, cause);
  }
}
