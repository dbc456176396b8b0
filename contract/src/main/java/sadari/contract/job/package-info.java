/// What every queue of jobs, and every schedule, must do.
@NullMarked
package sadari.contract.job;

import org.jspecify.annotations.NullMarked;
