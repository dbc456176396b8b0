package sadari.engine.redis;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Blows once, for the first reason; whoever asks later hears it too. Thread-safe.
final class Fuse {
  private @Nullable String reason;
  private @Nullable Consumer<String> listener;

  void blow(String why) {
    Consumer<String> told;
    synchronized (this) {
      if (reason != null) {
        return;
      }
      reason = why;
      told = listener;
    }
    if (told != null) {
      told.accept(why);
    }
  }

  /// Tells `newListener`, now where it has blown already.
  void onBlow(Consumer<String> newListener) {
    String why;
    synchronized (this) {
      listener = newListener;
      why = reason;
    }
    if (why != null) {
      newListener.accept(why);
    }
  }
}
