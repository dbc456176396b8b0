/// Load balancers: what stands in front of many web servers, described by types.
///
/// [HaproxyEngine] is the door: HAProxy's configuration and keepalived's come out of a [Balancer],
/// and [RuntimeApi] changes one that runs.
@NullMarked
package sadari.engine.haproxy;

import org.jspecify.annotations.NullMarked;
