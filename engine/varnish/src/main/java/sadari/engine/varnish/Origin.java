package sadari.engine.varnish;

import java.util.regex.Pattern;
import sadari.core.network.Address;

/// A server that an edge fetches from.
///
/// @param name unique among the origins; letters, digits, `-`
/// @param address of its port for edges (`edge.origin-port`)
public record Origin(String name, Address address) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][0-9A-Za-z-]{0,30}");

  public Origin {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name of an origin: " + name);
    }
  }

  /// Its name in the configuration, where `-` means minus.
  String word() {
    return "o_" + name.replace('-', '_');
  }
}
