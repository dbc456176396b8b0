package sadari.lab;

import org.junit.jupiter.api.Assumptions;
import sadari.lab.process.Programs;

/// What a test asks of the machine it runs on.
public final class Needs {
  private Needs() {}

  /// Leaves the test out, and says why, where one of `programs` is not installed.
  public static void programs(String... programs) {
    for (String program : programs) {
      Assumptions.assumeTrue(
          Programs.find(program).isPresent(), () -> program + " is not installed");
    }
  }
}
