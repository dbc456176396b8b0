package sadari.server.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;

/// Lines for whoever asked, for as long as they are there.
final class Lines {
  private final OutputStream out;
  private boolean there = true;

  Lines(OutputStream out) {
    this.out = out;
  }

  /// Writes a line; where nobody is left, nothing.
  synchronized void say(String line) {
    try {
      out.write((line + "\n").getBytes(UTF_8));
      out.flush();
    } catch (IOException gone) {
      there = false;
    }
  }

  /// Whether somebody still listens, as an empty line shows.
  synchronized boolean isThere() {
    say("");
    return there;
  }
}
