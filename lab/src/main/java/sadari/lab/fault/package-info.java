/// What can go wrong, as data: a fault is a record, injecting it returns what heals it.
@NullMarked
package sadari.lab.fault;

import org.jspecify.annotations.NullMarked;
