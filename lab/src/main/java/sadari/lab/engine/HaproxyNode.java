package sadari.lab.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sadari.lab.component.Engine;
import sadari.lab.component.Place;
import sadari.lab.component.Probe;
import sadari.lab.process.Programs;

/// A balancer in front of the web servers.
///
/// @param servers the components it sends people to
public record HaproxyNode(String name, int host, List<String> servers) implements Engine {
  /// Where people come in.
  public static final int PORT = 8080;

  /// Where it tells how it is.
  public static final int STATUS_PORT = 8404;

  /// What it is asked there.
  public static final String STATUS_PATH = "/alive";

  private static final Duration ASK = Duration.ofMillis(900);

  public HaproxyNode {
    servers = List.copyOf(servers);
  }

  @Override
  public String role() {
    return "balancer";
  }

  @Override
  public List<Integer> ports() {
    return List.of(PORT, STATUS_PORT);
  }

  /// None: it waits for servers by itself.
  @Override
  public Set<String> needs() {
    return new HashSet<>(servers);
  }

  @Override
  public void prepare(Place place) throws IOException {
    Files.write(file(place), configuration(place));
  }

  @Override
  public List<String> command(Place place) {
    return List.of(Programs.require("haproxy"), "-db", "-W", "-f", file(place).toString());
  }

  @Override
  public Optional<String> unready(Place place) {
    return Probe.http(place.listen(), STATUS_PORT, STATUS_PATH, ASK);
  }

  @Override
  public String stopSignal() {
    return "USR1"; // requests in flight are finished
  }

  private List<String> configuration(Place place) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        List.of(
            "global",
            "  maxconn 4000",
            "defaults",
            "  mode http",
            "  timeout connect 1s",
            "  timeout client 60s",
            "  timeout server 30s",
            "  timeout check 1s",
            "  retries 2",
            "  option redispatch 1",
            "  option forwardfor",
            "listen status",
            "  bind " + place.listen() + ":" + STATUS_PORT,
            "  monitor-uri " + STATUS_PATH,
            "frontend people",
            "  bind " + place.listen() + ":" + PORT,
            "  default_backend servers",
            "backend servers",
            "  balance leastconn",
            "  option httpchk GET /health/ready",
            "  default-server check inter 500ms fall 2 rise 1 port " + SadariNode.INTERNAL_PORT));
    for (String server : servers) {
      lines.add("  server " + server + " " + place.of(server) + ":" + SadariNode.PORT);
    }
    return lines;
  }

  private static Path file(Place place) {
    return place.folder().resolve("haproxy.cfg");
  }
}
