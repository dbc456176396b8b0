/// What every engine, decorator and composition must keep: one contract kit per port.
///
/// A kit is an abstract class of tests; a binding is a small class that extends it and says where
/// the port comes from. Fixtures for ids and time are here too.
@NullMarked
package sadari.contract;

import org.jspecify.annotations.NullMarked;
