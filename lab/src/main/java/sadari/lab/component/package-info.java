/// What a topology is made of: a component, the place it is given, and how one asks whether it
/// serves. A new kind of engine is one class that implements [Engine].
@NullMarked
package sadari.lab.component;

import org.jspecify.annotations.NullMarked;
