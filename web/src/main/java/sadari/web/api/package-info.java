/// The client API, by feature: handlers from request to response.
@NullMarked
package sadari.web.api;

import org.jspecify.annotations.NullMarked;
