package sadari.lab.component;

import java.util.List;
import java.util.Set;

/// An address that one of several components holds at a time: the first that is well.
///
/// Stands for VRRP (keepalived): connections to a component that lost the address are reset.
///
/// @param holders who may hold it, the preferred first
/// @param port where people reach it, and where the holders answer
/// @param checkPort where a holder answers whether it is well
/// @param checkPath what it is asked there
public record VirtualAddress(
    String name, int host, List<String> holders, int port, int checkPort, String checkPath)
    implements Component {
  public VirtualAddress {
    holders = List.copyOf(holders);
  }

  @Override
  public String role() {
    return "virtual address";
  }

  @Override
  public List<Integer> ports() {
    return List.of(port);
  }

  @Override
  public Set<String> needs() {
    return Set.copyOf(holders);
  }
}
