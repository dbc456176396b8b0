/// What the stores of accounts and of unique names promise.
@NullMarked
package sadari.contract.account;

import org.jspecify.annotations.NullMarked;
