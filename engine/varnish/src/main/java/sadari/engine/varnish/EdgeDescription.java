package sadari.engine.varnish;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What one edge, or any number of like ones, is told. Edges share nothing and do not know of each
/// other.
///
/// @param origins at least one; names are unique
/// @param director how they are chosen
/// @param secret what the edge shows to origins, and who purges shows to the edge: 16 to 128
///   letters, digits, `-`, `_`
/// @param purgers addresses or networks (`10.0.0.0/8`) that may purge; at least one
public record EdgeDescription(
    List<Origin> origins, Director director, String secret, List<String> purgers, Policy policy) {
  private static final Pattern SECRET = Pattern.compile("[0-9A-Za-z_-]{16,128}");
  private static final Pattern NETWORK =
      Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f:]+)(?:/([0-9]{1,3}))?");

  /// How one of several origins is chosen. One that its probe finds dead is left out.
  public enum Director {
    /// In turn.
    ROUND_ROBIN,
    /// The first that is well, in the order given.
    FALLBACK
  }

  public EdgeDescription {
    origins = List.copyOf(origins);
    purgers = List.copyOf(purgers);
    Set<String> words = new HashSet<>();
    for (Origin origin : origins) {
      if (!words.add(origin.word())) {
        throw new IllegalArgumentException("two origins are called " + origin.name());
      }
    }
    if (origins.isEmpty()) {
      throw new IllegalArgumentException("an edge has at least one origin");
    }
    if (!SECRET.matcher(secret).matches()) {
      throw new IllegalArgumentException(
          "the secret is 16 to 128 letters, digits, hyphens and underscores");
    }
    if (purgers.isEmpty()) {
      throw new IllegalArgumentException("nobody may purge: what is deleted would stay");
    }
    purgers.forEach(EdgeDescription::aclEntry);
  }

  /// A network in the notation of an ACL.
  static String aclEntry(String network) {
    var parts = NETWORK.matcher(network);
    if (!parts.matches() || !isNetwork(parts.group(1), parts.group(2))) {
      throw new IllegalArgumentException("not an address or network: " + network);
    }
    return '"' + parts.group(1) + '"' + (parts.group(2) == null ? "" : "/" + parts.group(2));
  }

  /// What Varnish would not take is told here.
  private static boolean isNetwork(String address, @Nullable String bits) {
    try {
      int most = InetAddress.ofLiteral(address).getAddress().length * Byte.SIZE;
      return bits == null || Integer.parseInt(bits) <= most;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "EdgeDescription[" + origins + ", " + director + ", secret=***]";
  }
}
