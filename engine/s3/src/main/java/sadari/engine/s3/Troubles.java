package sadari.engine.s3;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;
import sadari.core.failure.Failure;
import sadari.core.failure.NoRoom;
import sadari.core.failure.OutcomeUnknown;
import sadari.core.failure.Overloaded;
import sadari.core.failure.Unavailable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// What went wrong, in the words of the core. By now it was tried as often as it may be.
final class Troubles {
  private static final Set<String> FULL =
      Set.of("XMinioStorageFull", "QuotaExceeded", "InsufficientCapacity", "StorageFull");

  private Troubles() {}

  /// Does what changes nothing.
  static <T> T reading(Supplier<T> question) {
    try {
      return question.get();
    } catch (SdkException e) {
      throw failure(e, false);
    }
  }

  /// Does what changes something: where no answer came, nobody knows whether it did.
  static <T> T writing(Supplier<T> change) {
    try {
      return change.get();
    } catch (SdkException e) {
      throw failure(e, true);
    }
  }

  private static Failure failure(SdkException e, boolean writing) {
    if (e instanceof AwsServiceException answer) {
      return answered(answer);
    }
    if (neverReached(e)) {
      return new Unavailable("the object store cannot be reached", e);
    }
    return writing
        ? new OutcomeUnknown("the object store did not say whether it stored a blob", e)
        : new Unavailable("the object store did not answer in time, or not to the end", e);
  }

  private static Failure answered(AwsServiceException answer) {
    String code = answer.awsErrorDetails() == null ? "" : answer.awsErrorDetails().errorCode();
    int status = answer.statusCode();
    String said = "the object store answered " + status + (code == null ? "" : " " + code);
    if (status == 507 || (code != null && FULL.contains(code))) {
      return new NoRoom(said, answer);
    }
    return status == 503 || status == 429
        ? new Overloaded(said, answer)
        : new Unavailable(said, answer);
  }

  private static boolean neverReached(Throwable e) {
    for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof ConnectTimeoutException
          || cause instanceof UnknownHostException
          || cause instanceof NoRouteToHostException) {
        return true;
      }
    }
    return false;
  }
}
