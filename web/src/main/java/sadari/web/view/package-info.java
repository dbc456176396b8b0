/// Entities of the client API as JSON, gathered in as few questions as there are stores.
@NullMarked
package sadari.web.view;

import org.jspecify.annotations.NullMarked;
