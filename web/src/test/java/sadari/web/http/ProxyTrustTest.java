package sadari.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyTrustTest {
  private final ProxyTrust trust = new ProxyTrust(List.of("10.0.0.0/8", "192.0.2.1", "fd00::/9"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "198.51.100.1|203.0.113.9|198.51.100.1",
        "10.1.2.3|203.0.113.9|203.0.113.9",
        "10.1.2.3|1.1.1.1, 203.0.113.9, 10.9.9.9|203.0.113.9",
        "10.1.2.3|10.0.0.1, 192.0.2.1|10.0.0.1",
        "10.1.2.3|evil.example|10.1.2.3",
        "10.1.2.3|203.0.113.9, nonsense|10.1.2.3",
        "fd7f::1|2001:db8::1|2001:db8::1",
        "fdff::1|2001:db8::1|fdff::1",
        "11.0.0.1|203.0.113.9|11.0.0.1",
      })
  void onlyOurOwnProxiesAreBelieved(String peer, String forwarded, String client) {
    InetAddress found =
        trust.client(
            InetAddress.ofLiteral(peer),
            new Headers() {
              @Override
              public String get(String name) {
                return forwarded;
              }

              @Override
              public List<String> all(String name) {
                return List.of(forwarded);
              }
            });

    assertEquals(InetAddress.ofLiteral(client), found);
  }
}
