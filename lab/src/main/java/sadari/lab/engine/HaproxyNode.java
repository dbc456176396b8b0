package sadari.lab.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sadari.core.network.Address;
import sadari.engine.haproxy.Balancer;
import sadari.engine.haproxy.Front;
import sadari.engine.haproxy.HaproxyEngine;
import sadari.engine.haproxy.Operating;
import sadari.engine.haproxy.Policy;
import sadari.engine.haproxy.RuntimeApi;
import sadari.engine.haproxy.WebServer;
import sadari.lab.component.Engine;
import sadari.lab.component.Place;
import sadari.lab.component.Probe;
import sadari.lab.process.Programs;

/// A balancer in front of the web servers, with the configuration that the product makes for it.
///
/// @param servers the components it sends people to
public record HaproxyNode(String name, int host, List<String> servers) implements Engine {
  /// Where people come in.
  public static final int PORT = 8080;

  /// Where it tells how it is.
  public static final int STATUS_PORT = 8404;

  /// What it is asked there.
  public static final String STATUS_PATH = "/up";

  private static final String SOCKET = "haproxy.sock";
  private static final Duration ASK = Duration.ofMillis(900);
  private static final Duration DRAIN = Duration.ofSeconds(20);

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

  @Override
  public Set<String> needs() {
    return Set.copyOf(servers);
  }

  @Override
  public void prepare(Place place) throws IOException {
    Balancer balancer =
        new Balancer(
            Front.plain(new Address(place.listen(), PORT)),
            new Operating(
                new Address(place.listen(), STATUS_PORT), socket(place), Optional.empty()),
            servers.stream().map(server -> web(server, place)).toList(),
            Policy.USUAL);
    Files.writeString(file(place), HaproxyEngine.configuration(balancer));
  }

  @Override
  public List<String> command(Place place) {
    return List.of(Programs.require("haproxy"), "-db", "-f", file(place).toString());
  }

  @Override
  public Optional<String> unready(Place place) {
    return Probe.http(place.listen(), STATUS_PORT, STATUS_PATH, ASK);
  }

  @Override
  public String stopSignal() {
    return "USR1"; // requests in flight are finished
  }

  /// Through the runtime API: nothing is started anew, and who leaves finishes what it has.
  @Override
  public boolean reconfigure(Engine before, Place place) throws IOException {
    if (!(before instanceof HaproxyNode old)) {
      return false;
    }
    RuntimeApi running = HaproxyEngine.runtime(socket(place), Policy.USUAL);
    servers.stream()
        .filter(server -> !old.servers.contains(server))
        .forEach(server -> running.add(web(server, place)));
    old.servers.stream()
        .filter(server -> !servers.contains(server))
        .forEach(server -> running.remove(server, DRAIN));
    prepare(place);
    return true;
  }

  /// Its runtime API, in a lab with this folder.
  public RuntimeApi runtime(Path lab) {
    return HaproxyEngine.runtime(lab.resolve("nodes").resolve(name).resolve(SOCKET), Policy.USUAL);
  }

  private static WebServer web(String server, Place place) {
    String address = place.of(server);
    return WebServer.of(
        server,
        new Address(address, SadariNode.PORT),
        new Address(address, SadariNode.INTERNAL_PORT));
  }

  private static Path socket(Place place) {
    return place.folder().resolve(SOCKET);
  }

  private static Path file(Place place) {
    return place.folder().resolve("haproxy.cfg");
  }
}
