package sadari.web.http;

import java.net.InetAddress;
import java.util.List;

/// Which peers are our own proxies, whose word on the client's address counts.
final class ProxyTrust {
  private final List<Network> networks;

  ProxyTrust(List<String> networks) {
    this.networks = networks.stream().map(Network::parse).toList();
  }

  /// The nearest address in `X-Forwarded-For` that is no proxy of ours: what lies beyond it was
  /// written by the client.
  InetAddress client(InetAddress peer, Headers headers) {
    if (!trusts(peer)) {
      return peer;
    }
    InetAddress nearest = peer;
    List<String> hops =
        headers.all("X-Forwarded-For").stream()
            .flatMap(line -> List.of(line.split(",", -1)).stream())
            .toList();
    for (String hop : hops.reversed()) {
      try {
        nearest = InetAddress.ofLiteral(hop.strip());
      } catch (IllegalArgumentException e) {
        return nearest;
      }
      if (!trusts(nearest)) {
        return nearest;
      }
    }
    return nearest;
  }

  boolean trusts(InetAddress peer) {
    for (Network network : networks) {
      if (network.contains(peer)) {
        return true;
      }
    }
    return false;
  }

  private static final class Network {
    private final byte[] address;
    private final int bits;

    Network(byte[] address, int bits) {
      this.address = address;
      this.bits = bits;
    }

    static Network parse(String text) {
      int slash = text.indexOf('/');
      byte[] address =
          InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
      int all = address.length * 8;
      int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
      if (bits < 0 || bits > all) {
        throw new IllegalArgumentException("not a network: " + text);
      }
      return new Network(address, bits);
    }

    boolean contains(InetAddress other) {
      byte[] bytes = other.getAddress();
      if (bytes.length != address.length) {
        return false;
      }
      int whole = bits / 8;
      for (int i = 0; i < whole; i++) {
        if (bytes[i] != address[i]) {
          return false;
        }
      }
      int rest = bits % 8;
      return rest == 0 || ((bytes[whole] ^ address[whole]) & 0xff) >> (8 - rest) == 0;
    }
  }
}
