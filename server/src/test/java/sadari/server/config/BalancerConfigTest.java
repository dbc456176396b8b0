package sadari.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sadari.core.network.Address;
import sadari.engine.haproxy.Balancer;
import sadari.engine.haproxy.Front;
import sadari.engine.haproxy.Operating;
import sadari.engine.haproxy.Policy;
import sadari.engine.haproxy.Role;
import sadari.engine.haproxy.Takeover;
import sadari.engine.haproxy.WebServer;

class BalancerConfigTest {
  private static final WebServer WEB1 =
      WebServer.of("web1", Address.of("10.0.0.1:3000"), Address.of("10.0.0.1:9300"));

  @Test
  void onlyTheServersHaveNoDefault() {
    assertEquals(
        new BalancerConfig(
            new Balancer(
                Front.plain(Address.of("0.0.0.0:80")),
                new Operating(
                    Address.of("127.0.0.1:8404"),
                    Path.of("/run/haproxy/sadari.sock"),
                    Optional.of("haproxy")),
                List.of(WEB1),
                Policy.USUAL),
            Optional.empty()),
        load("balancer.servers = web1 10.0.0.1:3000 10.0.0.1:9300"));
  }

  @Test
  void everyKey() {
    BalancerConfig config =
        load(
            "balancer.listen = [::]:443",
            "balancer.certificate = /etc/sadari.pem",
            "balancer.streaming-host = stream.example.org",
            "balancer.media-host = media.example.org",
            "balancer.internal = 10.0.0.8:8404",
            "balancer.socket = /tmp/api.sock",
            "balancer.user =",
            "balancer.algorithm = round-robin",
            "balancer.servers = web1 10.0.0.1:3000 10.0.0.1:9300,"
                + " web2 10.0.0.2:3000 10.0.0.2:9300 weight=50 roles=streaming+media",
            "takeover.address = 203.0.113.10/24",
            "takeover.interface = eth1",
            "takeover.router = 7",
            "takeover.first = false",
            "takeover.own = 10.0.0.8",
            "takeover.peers = 10.0.0.9");

    assertEquals(
        new BalancerConfig(
            new Balancer(
                new Front(
                    Address.of("[::]:443"),
                    Optional.of(Path.of("/etc/sadari.pem")),
                    Optional.of("stream.example.org"),
                    Optional.of("media.example.org")),
                new Operating(
                    Address.of("10.0.0.8:8404"), Path.of("/tmp/api.sock"), Optional.empty()),
                List.of(
                    WEB1,
                    WebServer.of("web2", Address.of("10.0.0.2:3000"), Address.of("10.0.0.2:9300"))
                        .withWeight(50)
                        .withRoles(Set.of(Role.STREAMING, Role.MEDIA))),
                Policy.USUAL.with(Policy.Algorithm.ROUND_ROBIN)),
            Optional.of(
                new Takeover(
                    "203.0.113.10/24",
                    "eth1",
                    7,
                    false,
                    "10.0.0.8",
                    List.of("10.0.0.9"),
                    Address.of("10.0.0.8:8404")))),
        config);
  }

  @Test
  void allProblemsAreToldAtOnce() {
    Sources sources =
        new Sources()
            .lines(
                List.of(
                    "balancer.listen = everywhere",
                    "balancer.servers = web1 10.0.0.1:3000",
                    "takeover.router = 7"),
                "x.conf");

    BalancerConfig.Outcome.Invalid invalid =
        assertInstanceOf(BalancerConfig.Outcome.Invalid.class, BalancerConfig.load(sources));

    assertEquals(
        List.of("balancer.listen", "balancer.servers", "takeover.router"),
        invalid.problems().stream().map(Problem::key).toList());
  }

  private static BalancerConfig load(String... lines) {
    Sources sources = new Sources().lines(List.of(lines), "x.conf");
    return assertInstanceOf(BalancerConfig.Outcome.Valid.class, BalancerConfig.load(sources))
        .config();
  }
}
