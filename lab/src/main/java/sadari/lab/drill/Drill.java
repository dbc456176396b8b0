package sadari.lab.drill;

import java.util.Optional;
import sadari.lab.Lab;
import sadari.lab.Topology;

/// Something that is tried on a topology while people use it, with a promise to be kept.
///
/// @see Breaking
public interface Drill {
  String name();

  /// What it needs; drills with the same topology are run on the same lab.
  Topology topology();

  /// What is tried, in a line.
  String what();

  /// What is promised, in a line.
  String promise();

  /// Runs it; afterwards the lab is as before.
  Report run(Lab lab, Pace pace);

  /// What came of it.
  ///
  /// @param kept whether the promise was kept
  /// @param line all of it, in a line
  /// @param text all of it
  /// @param picture as SVG, where there is one
  record Report(boolean kept, String line, String text, Optional<String> picture) {}
}
