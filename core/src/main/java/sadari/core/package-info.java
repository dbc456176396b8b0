/// The domain of Sadari: people, posts, photos and timelines, with the ports they need beside them.
///
/// Packages are features. Nothing here knows an engine, a wire format or a thread pool.
@NullMarked
package sadari.core;

import org.jspecify.annotations.NullMarked;
