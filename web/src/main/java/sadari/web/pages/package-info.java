/// The pages that people see in a browser: the shell that the client program runs in, and the plain
/// HTML forms for sign-up, log-in and consent, which work without any program.
///
/// Pages are functions from a view record to a [Page][sadari.web.pages.Page]. Markup is built from
/// parts that escape themselves ([Markup][sadari.web.pages.Markup]), never from strings. The client
/// program lies in `sadari/web/assets` and uses nothing but the public API.
@NullMarked
package sadari.web.pages;

import org.jspecify.annotations.NullMarked;
