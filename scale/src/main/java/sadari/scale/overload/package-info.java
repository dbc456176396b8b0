/// What a server does when it is asked for more than it can do: it works on as much as it does
/// well, lets a little wait, the important first, and refuses the rest at once.
///
/// [Admission] is the door, [AdaptiveLimit] how it learns how much is well.
@NullMarked
package sadari.scale.overload;

import org.jspecify.annotations.NullMarked;
