/// Fills an empty server with people, posts and photos to look at, all made by the program.
///
/// Everything goes through the use cases, on a clock that runs through the past weeks.
@NullMarked
package sadari.server.demo;

import org.jspecify.annotations.NullMarked;
