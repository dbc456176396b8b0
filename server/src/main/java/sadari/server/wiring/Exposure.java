package sadari.server.wiring;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether a database is talked to in clear over addresses that anybody may listen on.
final class Exposure {
  private static final Pattern URL = Pattern.compile("jdbc:postgresql://([^/?]*)/?[^?]*\\??(.*)");
  private static final List<String> ENCRYPTED =
      List.of("sslmode=require", "sslmode=verify-ca", "sslmode=verify-full");

  private Exposure() {}

  /// What to tell the operator; empty where all hosts are private or TLS is demanded.
  static Optional<String> of(String jdbcUrl) {
    Matcher url = URL.matcher(jdbcUrl);
    if (!url.matches() || Arrays.stream(url.group(2).split("&")).anyMatch(ENCRYPTED::contains)) {
      return Optional.empty();
    }
    return Arrays.stream(url.group(1).split(","))
        .map(host -> host.replaceFirst(":\\d*$", "").replaceAll("[\\[\\]]", ""))
        .filter(host -> !host.isEmpty() && isPublic(host))
        .findFirst()
        .map(
            host ->
                "the database is reached over the public address of "
                    + host
                    + ", and its address does not demand TLS: add sslmode=verify-full to it");
  }

  private static boolean isPublic(String host) {
    try {
      return Arrays.stream(InetAddress.getAllByName(host)).anyMatch(Exposure::isPublic);
    } catch (UnknownHostException e) {
      return false; // the connection will tell
    }
  }

  private static boolean isPublic(InetAddress address) {
    boolean uniqueLocal =
        address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc;
    return !(uniqueLocal
        || address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress());
  }
}
