package sadari.lab.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sadari.lab.component.Engine;
import sadari.lab.component.Place;
import sadari.lab.process.Programs;

/// A Redis Sentinel: watches the primary, and with the others makes a replica its successor.
///
/// @param watched the Redis that is primary at first
/// @param caches all of them
/// @param quorum how many Sentinels must miss the primary
public record SentinelNode(String name, int host, String watched, List<String> caches, int quorum)
    implements Engine {
  public SentinelNode {
    caches = List.copyOf(caches);
  }

  @Override
  public String role() {
    return "sentinel";
  }

  @Override
  public List<Integer> ports() {
    return List.of(Redis.SENTINEL_PORT);
  }

  @Override
  public Set<String> needs() {
    return Set.copyOf(caches);
  }

  /// Sentinel keeps what it learns in its file, so it is written once.
  @Override
  public void prepare(Place place) throws IOException {
    Path file = file(place);
    if (Files.exists(file)) {
      return;
    }
    Files.write(
        file,
        List.of(
            "bind " + place.listen(),
            "port " + Redis.SENTINEL_PORT,
            "dir " + RedisNode.quoted(place.folder()),
            "sentinel announce-ip " + place.announce(),
            "sentinel announce-port " + Redis.SENTINEL_PORT,
            "sentinel monitor "
                + Redis.MASTER
                + " "
                + place.of(watched)
                + " "
                + Redis.PORT
                + " "
                + quorum,
            "sentinel auth-pass " + Redis.MASTER + " " + place.secrets().cache(),
            "sentinel down-after-milliseconds " + Redis.MASTER + " 1000",
            "sentinel failover-timeout " + Redis.MASTER + " 5000"));
  }

  @Override
  public List<String> command(Place place) {
    return List.of(Programs.require("redis-sentinel"), file(place).toString());
  }

  @Override
  public Optional<String> unready(Place place) {
    String said =
        Redis.ask(place, Redis.SENTINEL_PORT, "SENTINEL CKQUORUM " + Redis.MASTER).orElse("");
    return said.contains("+OK ") && said.contains("usable")
        ? Optional.empty()
        : Optional.of("the Sentinels have not found each other: " + said.strip());
  }

  private static Path file(Place place) {
    return place.folder().resolve("sentinel.conf");
  }
}
