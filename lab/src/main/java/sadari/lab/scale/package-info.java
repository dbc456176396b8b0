/// Workers that come and go by themselves: the policy of `sadari.scale.autoscale` on real
/// processes.
@NullMarked
package sadari.lab.scale;

import org.jspecify.annotations.NullMarked;
