/// Tests of the pages: what they show, what they never show, and that both languages say the same.
@NullMarked
package sadari.web.pages;

import org.jspecify.annotations.NullMarked;
