/// `./sadari lab`: the command line of the lab.
///
/// `up` starts a process that holds the lab; the verbs are carried out by it. They are parsed on
/// both sides by the same classes: here for mistakes and `--help`, there for what they do.
@NullMarked
package sadari.lab.cli;

import org.jspecify.annotations.NullMarked;
