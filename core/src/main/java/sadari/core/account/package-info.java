/// People: who they are, what they show of themselves, and how their handles stay unique.
@NullMarked
package sadari.core.account;

import org.jspecify.annotations.NullMarked;
