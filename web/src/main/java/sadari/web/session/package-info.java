/// Who is asking: bearer tokens, the browser's session, and protection against forged requests.
@NullMarked
package sadari.web.session;

import org.jspecify.annotations.NullMarked;
