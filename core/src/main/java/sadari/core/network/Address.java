package sadari.core.network;

import java.util.regex.Pattern;

/// A host and a port. Its text form is `host:port`, with brackets around an IPv6 address.
public record Address(String host, int port) {
  // What ends up in a configuration must not be able to say anything else there.
  private static final Pattern HOST = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.-]*|[0-9A-Fa-f:]+");

  public Address {
    if (!HOST.matcher(host).matches()) {
      throw new IllegalArgumentException("not a host: " + host);
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
  }

  /// Reads `10.0.0.1:3000`, `web1.internal:3000` or `[fd00::1]:3000`.
  ///
  /// @throws IllegalArgumentException if it is none of these
  public static Address of(String text) {
    int colon = text.lastIndexOf(':');
    try {
      String host = text.substring(0, Math.max(0, colon));
      boolean bracketed = host.startsWith("[") && host.endsWith("]");
      return new Address(
          bracketed ? host.substring(1, host.length() - 1) : host,
          Integer.parseInt(text.substring(colon + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("is host:port, not \"" + text + "\"", e);
    }
  }

  /// The host, with brackets around an IPv6 address.
  public String bracketedHost() {
    return host.indexOf(':') < 0 ? host : "[" + host + "]";
  }

  @Override
  public String toString() {
    return bracketedHost() + ":" + port;
  }
}
