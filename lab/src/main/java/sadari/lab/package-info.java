/// Whole topologies on one machine, out of real engines.
///
/// A [Topology] names what there is, a [Lab] runs it: each component is a process of its own with
/// an address of its own on the loopback network, behind a cable ([sadari.lab.link.Link]) that can
/// be slowed, cut and mended. Nothing outlives its lab, however the lab ends.
@NullMarked
package sadari.lab;

import org.jspecify.annotations.NullMarked;
