package sadari.lab;

import java.nio.file.Path;

/// Holds a lab until it is killed: a process of its own, for a test that does.
final class Held {
  private Held() {}

  public static void main(String[] args) {
    try (Lab lab = Lab.start(Topology.rung(2), Path.of(args[0]))) {
      System.out.println("up: " + lab.status().size());
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
