package sadari.lab.cli;

import sadari.lab.Lab;
import sadari.lab.fault.Injuries;

/// What the process that holds a lab has in its hands.
record Held(Lab lab, Injuries injuries) {}
