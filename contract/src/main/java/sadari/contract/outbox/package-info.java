/// What every outbox must do.
@NullMarked
package sadari.contract.outbox;

import org.jspecify.annotations.NullMarked;
