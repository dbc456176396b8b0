/// What every store of home inboxes and every global index of posts must do.
@NullMarked
package sadari.contract.timeline;

import org.jspecify.annotations.NullMarked;
