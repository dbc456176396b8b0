package sadari.server.demo;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells how far the filling has come, about once a second.
final class Progress {
  private static final Logger log = LoggerFactory.getLogger(Progress.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final String what;
  private final int all;
  private int done;
  private Instant told = Instant.now();

  Progress(String what, int all) {
    this.what = what;
    this.all = all;
  }

  synchronized void step() {
    done++;
    if (done == all || Duration.between(told, Instant.now()).compareTo(PAUSE) > 0) {
      log.info("{}: {} of {}", what, done, all);
      told = Instant.now();
    }
  }
}
