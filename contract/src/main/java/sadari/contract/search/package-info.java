/// The kit of the index that people are found by.
@NullMarked
package sadari.contract.search;

import org.jspecify.annotations.NullMarked;
