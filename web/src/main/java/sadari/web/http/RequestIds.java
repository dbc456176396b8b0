package sadari.web.http;

import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Names requests: by the id a proxy gave when that is a sane one, else by a fresh one.
final class RequestIds {
  private static final int SHORTEST = 8;
  private static final int LONGEST = 64;

  private final AtomicLong next;

  RequestIds(RandomGenerator random) {
    next = new AtomicLong(random.nextLong());
  }

  String of(@Nullable String given) {
    return given != null && sane(given) ? given : fresh();
  }

  /// Steps by the golden ratio and mixes, so that ids are distinct and do not tell a count.
  private String fresh() {
    long mixed = next.getAndAdd(0x9E3779B97F4A7C15L);
    mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return Long.toHexString(mixed);
  }

  private static boolean sane(String id) {
    if (id.length() < SHORTEST || id.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean fine = Ascii.alphanumeric(c) || c == '-' || c == '_';
      if (!fine) {
        return false;
      }
    }
    return true;
  }
}
