package sadari.lab.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sadari.core.network.Address;
import sadari.engine.varnish.EdgeDescription;
import sadari.engine.varnish.Origin;
import sadari.engine.varnish.Policy;
import sadari.engine.varnish.VarnishEngine;
import sadari.lab.component.Engine;
import sadari.lab.component.Network;
import sadari.lab.component.Place;
import sadari.lab.component.Probe;
import sadari.lab.process.Programs;
import sadari.lab.process.RunAs;

/// An edge in front of the web servers' photos, with the configuration that the product makes for
/// it. What it has is in memory and gone with its process.
///
/// @param servers the components it fetches from
public record VarnishNode(String name, int host, List<String> servers) implements Engine {
  /// Where readers come in.
  public static final int PORT = 6081;

  private static final Duration ASK = Duration.ofMillis(900);

  public VarnishNode {
    servers = List.copyOf(servers);
  }

  @Override
  public String role() {
    return "edge";
  }

  @Override
  public List<Integer> ports() {
    return List.of(PORT);
  }

  @Override
  public Set<String> needs() {
    return Set.copyOf(servers);
  }

  @Override
  public void prepare(Place place) throws IOException {
    EdgeDescription edge =
        new EdgeDescription(
            servers.stream()
                .map(
                    server ->
                        new Origin(server, new Address(place.of(server), SadariNode.EDGE_PORT)))
                .toList(),
            EdgeDescription.Director.ROUND_ROBIN,
            place.secrets().edge(),
            Network.all(),
            Policy.USUAL);
    Files.writeString(file(place), VarnishEngine.configuration(edge));
    Files.createDirectories(work(place));
    RunAs.notRoot().own(place.folder());
  }

  @Override
  public List<String> command(Place place) {
    return RunAs.notRoot()
        .command(
            List.of(
                Programs.require("varnishd"),
                "-F",
                "-j",
                "none",
                "-T",
                "none",
                "-n",
                work(place).toString(),
                "-a",
                place.listen() + ":" + PORT,
                "-f",
                file(place).toString(),
                "-s",
                "malloc,64m",
                "-p",
                "thread_pools=1",
                "-p",
                "vsl_space=4m"));
  }

  @Override
  public Optional<String> unready(Place place) {
    return Probe.http(place.listen(), PORT, VarnishEngine.HEALTH_PATH, ASK);
  }

  private static Path file(Place place) {
    return place.folder().resolve("edge.vcl");
  }

  private static Path work(Place place) {
    return place.folder().resolve("work");
  }
}
