package sadari.lab.component;

import java.util.List;
import java.util.Set;

/// One part of a topology. Equal values are the same part: what a change of topology must start,
/// stop and reconfigure is found by comparing.
public sealed interface Component permits Engine, VirtualAddress {
  /// How it is called, such as `web-1`; unique in a topology.
  String name();

  /// What it is for, in a word or two.
  String role();

  /// The last number of its address in the lab's network.
  int host();

  /// The TCP ports that it answers on; the first is the one that others mean by its address.
  List<Integer> ports();

  /// The components that must serve before it is started.
  Set<String> needs();
}
