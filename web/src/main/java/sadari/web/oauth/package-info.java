/// OAuth 2.0 endpoints, log-in and log-out, and what clients discover of them.
@NullMarked
package sadari.web.oauth;

import org.jspecify.annotations.NullMarked;
