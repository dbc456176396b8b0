package sadari.engine.imaging;

import sadari.core.media.PhotoProcessor.Reason;
import sadari.core.media.PhotoProcessor.Result;

/// A file that cannot be used, thrown inside this package only: the public answer is a value.
///
/// It has no stack trace, since hostile files are ordinary input here.
final class BadPhoto extends Exception {
  private final Reason reason;

  BadPhoto(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  static BadPhoto damaged(String message) {
    return new BadPhoto(Reason.DAMAGED, message);
  }

  Result.Refused refused() {
    String message = getMessage();
    return new Result.Refused(reason, message == null ? reason.name() : message);
  }
}
