package sadari.engine.haproxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sadari.core.network.Address;

/// What is generated is what HAProxy and keepalived understand.
@Timeout(60)
class ConfigFileTest {
  private static final Address HERE = Address.of("127.0.0.1:8080");
  private static final WebServer ONE =
      WebServer.of("web1", Address.of("[::1]:3000"), Address.of("[::1]:9300"));
  private static final WebServer TWO =
      WebServer.of("web2", Address.of("10.0.0.2:3000"), Address.of("10.0.0.3:9300"));

  @TempDir private Path folder;

  @Test
  void haproxyAcceptsOneServerForAll() throws Exception {
    assertAccepted(balancer(Front.plain(HERE), Policy.USUAL, ONE));
  }

  @Test
  void haproxyAcceptsRolesApartHostsWeightsAndRoundRobin() throws Exception {
    Front front =
        new Front(
            HERE,
            Optional.empty(),
            Optional.of("stream.example.org"),
            Optional.of("media.example.org"));

    assertAccepted(
        balancer(
            front,
            Policy.USUAL.with(Policy.Algorithm.ROUND_ROBIN),
            ONE.withWeight(256).withRoles(Set.of(Role.WEB)),
            TWO.withWeight(1).withRoles(Set.of(Role.STREAMING, Role.MEDIA))));
  }

  @Test
  void aDescriptionCannotSayMoreThanItMeans() {
    assertThrows(IllegalArgumentException.class, () -> new Address("h\n  bind :1", 80));
    assertThrows(IllegalArgumentException.class, () -> WebServer.of("a b", HERE, HERE));
    assertThrows(IllegalArgumentException.class, () -> ONE.withWeight(0));
    assertThrows(
        IllegalArgumentException.class, () -> balancer(Front.plain(HERE), Policy.USUAL, ONE, ONE));
    assertThrows(
        IllegalArgumentException.class,
        () -> balancer(Front.plain(HERE), Policy.USUAL, ONE.withRoles(Set.of(Role.MEDIA))));
  }

  @Test
  void anAddressReadsAsItIsWritten() {
    for (String text : List.of("10.0.0.1:3000", "web1.internal:80", "[fd00::1]:443")) {
      assertEquals(text, Address.of(text).toString());
    }
  }

  @Test
  void theFirstBalancerOutranksTheSecondUnlessItIsUnwell() {
    String first = HaproxyEngine.keepalived(takeover(true));
    String second = HaproxyEngine.keepalived(takeover(false));

    assertTrue(number(first, "priority") > number(second, "priority"));
    assertTrue(number(first, "priority") + number(first, "weight") < number(second, "priority"));
    assertEquals(number(first, "virtual_router_id"), number(second, "virtual_router_id"));
  }

  private static int number(String text, String word) {
    return Integer.parseInt(text.replaceFirst("(?s).*\\b" + word + " (-?\\d+).*", "$1"));
  }

  private static Takeover takeover(boolean first) {
    return new Takeover(
        "203.0.113.10/24", "eth0", 51, first, "10.0.0.8", List.of("10.0.0.9"), HERE);
  }

  private Balancer balancer(Front front, Policy policy, WebServer... servers) {
    Operating operating =
        new Operating(Address.of("127.0.0.1:8404"), folder.resolve("api.sock"), Optional.empty());
    return new Balancer(front, operating, List.of(servers), policy);
  }

  private void assertAccepted(Balancer balancer) throws IOException, InterruptedException {
    Path file = folder.resolve("haproxy.cfg");
    Files.writeString(file, HaproxyEngine.configuration(balancer));
    Process check =
        new ProcessBuilder(RunningBalancer.program(), "-c", "-V", "-f", file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(check.getInputStream().readAllBytes(), ISO_8859_1);

    assertEquals(0, check.waitFor(), said);
    assertTrue(!said.contains("WARNING"), said);
  }
}
