/// The product as people see it: stories in a real browser (Chromium) against the real program,
/// started as a process of its own with an empty folder of data.
///
/// Pictures of every step are left in `target/pictures/`.
@NullMarked
package sadari.browser;

import org.jspecify.annotations.NullMarked;
