/// Who is asking: applications, access tokens, authorization codes, scopes (OAuth 2.0).
@NullMarked
package sadari.core.session;

import org.jspecify.annotations.NullMarked;
