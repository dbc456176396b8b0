package sadari.lab.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sadari.lab.component.Engine;
import sadari.lab.component.Place;
import sadari.lab.process.Programs;

/// A Redis: primary or replica, as the Sentinels agree.
///
/// It keeps nothing on disk: what it has is a copy of what the database has.
///
/// @param first the one that begins as primary
public record RedisNode(String name, int host, String first) implements Engine {
  @Override
  public String role() {
    return "cache";
  }

  @Override
  public List<Integer> ports() {
    return List.of(Redis.PORT);
  }

  @Override
  public Set<String> needs() {
    return name.equals(first) ? Set.of() : Set.of(first);
  }

  /// Redis rewrites its file when its part changes, so it is written once.
  @Override
  public void prepare(Place place) throws IOException {
    Path file = file(place);
    if (Files.exists(file)) {
      return;
    }
    List<String> lines = new ArrayList<>();
    lines.addAll(
        List.of(
            "bind " + place.listen(),
            "port " + Redis.PORT,
            "dir " + quoted(place.folder()),
            "requirepass " + place.secrets().cache(),
            "masterauth " + place.secrets().cache(),
            "replica-announce-ip " + place.announce(),
            "replica-announce-port " + Redis.PORT,
            "save \"\"",
            "appendonly no",
            "maxmemory 64mb",
            "maxmemory-policy allkeys-lfu",
            "repl-diskless-sync-delay 0",
            "repl-timeout 5"));
    if (!name.equals(first)) {
      lines.add("replicaof " + place.of(first) + " " + Redis.PORT);
    }
    Files.write(file, lines);
  }

  @Override
  public List<String> command(Place place) {
    return List.of(Programs.require("redis-server"), file(place).toString());
  }

  @Override
  public Optional<String> unready(Place place) {
    String info = Redis.ask(place, Redis.PORT, "INFO replication").orElse("");
    if (info.contains("role:master") || info.contains("master_link_status:up")) {
      return Optional.empty();
    }
    return Optional.of(info.isEmpty() ? "no answer" : "not yet in step with its primary");
  }

  @Override
  public String standing(Place place) {
    String info = Redis.ask(place, Redis.PORT, "INFO replication").orElse("");
    if (info.contains("role:master")) {
      return "primary";
    }
    return info.contains("role:slave") ? "replica" : "";
  }

  private static Path file(Place place) {
    return place.folder().resolve("redis.conf");
  }

  static String quoted(Path path) {
    return "\"" + path + "\"";
  }
}
