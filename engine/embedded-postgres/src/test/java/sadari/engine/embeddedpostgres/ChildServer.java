package sadari.engine.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Path;

/// A server process as small as can be: starts, says so, and stops when its standard input ends.
final class ChildServer {
  private ChildServer() {}

  static void main(String[] arguments) throws IOException {
    if (arguments[0].equals("throw-away")) {
      var postgres = ThrowAwayPostgres.ofThisJvm().server();
      say("STARTED " + postgres.pid().orElseThrow() + " " + postgres.home());
      awaitEnd();
      return;
    }
    switch (EmbeddedPostgres.start(EmbeddedPostgresConfig.in(Path.of(arguments[0])))) {
      case Start.Started started -> {
        try (var postgres = started.postgres()) {
          say("STARTED " + postgres.pid().orElseThrow() + " " + postgres.home());
          awaitEnd();
        }
      }
      case Start.Refused refused -> say("REFUSED " + refused);
    }
  }

  private static void awaitEnd() throws IOException {
    while (System.in.read() >= 0) {
      // Nothing is sent; the end is the signal.
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
