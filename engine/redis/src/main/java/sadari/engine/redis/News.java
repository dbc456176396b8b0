package sadari.engine.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sadari.core.cache.SharedCache.Follower;

/// The invalidations that come over one link, in order, without a gap: where one is missing, the
/// link is given up.
///
/// A message is lines: epoch, number, keys. Thread-safe; the follower is called under its lock.
final class News {
  private final Runnable giveUp;
  private final List<String> early = new ArrayList<>();
  private String epoch = "";
  private long last = -1;
  private boolean over;
  private @Nullable Follower follower;

  /// @param giveUp called where a message is missing, or of another epoch
  News(Runnable giveUp) {
    this.giveUp = giveUp;
  }

  /// From now on it is known from where on messages count.
  synchronized void begin(String newEpoch, long number) {
    epoch = newEpoch;
    last = number;
    // Those that came before are read now: none may be lost between asking for the number and here.
    early.forEach(this::read);
    early.clear();
  }

  /// Tells `newFollower` from now on.
  synchronized void tell(Follower newFollower) {
    if (!over) {
      follower = newFollower;
      newFollower.connected(last);
    }
  }

  /// Tells nobody.
  synchronized void forget() {
    follower = null;
  }

  /// Nothing is told any more.
  synchronized void end() {
    over = true;
    if (follower != null) {
      follower.disconnected();
      follower = null;
    }
  }

  synchronized void message(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (last < 0) {
      early.add(text);
    } else {
      read(text);
    }
  }

  private void read(String text) {
    if (over) {
      return;
    }
    String[] lines = text.split("\n", -1);
    long number = Long.parseLong(lines[1]);
    if (lines[0].equals(epoch) && number <= last) {
      return;
    }
    if (!lines[0].equals(epoch) || number != last + 1) {
      giveUp.run();
      return;
    }
    last = number;
    if (follower != null) {
      follower.invalidated(number, List.of(lines).subList(2, lines.length));
    }
  }
}
