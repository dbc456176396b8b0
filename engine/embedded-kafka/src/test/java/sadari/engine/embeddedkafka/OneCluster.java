package sadari.engine.embeddedkafka;

import java.io.IOException;

/// A JVM with a cluster that it does not close. It says the cluster's address, and ends when its
/// standard input does.
final class OneCluster {
  private OneCluster() {}

  public static void main(String[] arguments) throws IOException {
    System.out.println(ThrowAwayKafka.start().address());
    while (System.in.read() >= 0) {
      // Nothing is said; only the end matters.
    }
  }
}
