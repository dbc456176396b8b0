package sadari.lab.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import sadari.lab.component.Engine;
import sadari.lab.component.Place;
import sadari.lab.component.Probe;
import sadari.lab.process.Programs;

/// A member of the etcd cluster that says who is the primary.
///
/// @param members all of them, this one too
public record EtcdMember(String name, int host, List<String> members) implements Engine {
  static final int PORT = 2379;
  private static final int PEER_PORT = 2380;
  private static final Duration ASK = Duration.ofMillis(400);

  public EtcdMember {
    members = List.copyOf(members);
  }

  @Override
  public String role() {
    return "consensus";
  }

  @Override
  public List<Integer> ports() {
    return List.of(PORT, PEER_PORT);
  }

  @Override
  public Set<String> needs() {
    return Set.of();
  }

  @Override
  public void prepare(Place place) {
    // etcd makes its folder itself.
  }

  @Override
  public List<String> command(Place place) {
    return List.of(
        Programs.require("etcd"),
        "--name=" + name,
        "--data-dir=" + data(place),
        "--listen-client-urls=" + url(place.listen(), PORT),
        "--advertise-client-urls=" + url(place.announce(), PORT),
        "--listen-peer-urls=" + url(place.listen(), PEER_PORT),
        "--initial-advertise-peer-urls=" + url(place.announce(), PEER_PORT),
        "--initial-cluster="
            + members.stream()
                .map(member -> member + "=" + url(place.of(member), PEER_PORT))
                .collect(Collectors.joining(",")),
        "--initial-cluster-token=sadari-lab",
        "--enable-v2=true",
        "--log-level=warn",
        "--logger=zap");
  }

  @Override
  public Optional<String> unready(Place place) {
    return Probe.http(place.listen(), PORT, "/health", ASK);
  }

  private static Path data(Place place) {
    return place.folder().resolve("data");
  }

  private static String url(String address, int port) {
    return "http://" + address + ":" + port;
  }
}
