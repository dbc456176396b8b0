/// What the stores of applications, tokens and codes promise.
@NullMarked
package sadari.contract.session;

import org.jspecify.annotations.NullMarked;
